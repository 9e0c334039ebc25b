# Builds ./cstrace, its tests and its measurements: see README.md for the two commands.
#
#	make		./cstrace			make check	the quick tests
#	make deps	what building needs		make deps-check	what testing needs besides
#	make WERROR=1	warnings are errors		make BUILD=dir	elsewhere than in build/

VERSION	= 0.1
BUILD	= build
PREFIX	= /usr/local
BINDIR	= $(PREFIX)/bin
DATADIR	= $(PREFIX)/share

CC	= gcc
CFLAGS	= -O2 -g
WARN	= -Wall -Wextra -Wshadow -Wstrict-prototypes $(if $(WERROR),-Werror)
PKG_CONFIG = pkg-config

# The default build is the one in the top directory; others keep their program to themselves.
PROGRAM	= $(if $(filter build,$(BUILD)),cstrace,$(BUILD)/cstrace)
GEN	= $(BUILD)/gen

# Libraries by pkg-config name.  A wanted one that is missing costs the feature, not the build.
NEEDED	= libseccomp
WANTED	= json-c
FOUND	:= $(shell for p in $(WANTED); do $(PKG_CONFIG) --exists $$p 2>/dev/null && echo $$p; done)
# Not position-independent: the tables hold tens of thousands of addresses, and relocating them would
# be a quarter of the time that tracing `true` takes.
LIBS	:= -no-pie -Wl,--as-needed $(shell $(PKG_CONFIG) --libs $(NEEDED) $(FOUND) 2>/dev/null)
ALL_CPPFLAGS := -D_GNU_SOURCE -I$(GEN) -Iinclude -Isrc/abi $(CPPFLAGS) \
	$(shell $(PKG_CONFIG) --cflags $(NEEDED) $(FOUND) 2>/dev/null)
ALL_CFLAGS = -std=c17 -fno-pie $(WARN) $(CFLAGS) $(SANITIZE)

SRC	:= $(sort $(wildcard src/*.c src/*/*.c src/*/*/*.c))
OBJ	:= $(SRC:%.c=$(BUILD)/%.o)
# All but what is of one program only: what the tests are linked with.
PARTS	:= $(filter-out $(BUILD)/src/cli/main.o $(BUILD)/src/seccomp/%,$(OBJ))
# The second program, which is nothing without a library for JSON.
SECOND	= $(if $(filter json-c,$(FOUND)),$(PROGRAM)-seccomp)
NAMES	:= $(sort $(wildcard src/abi/names/*.def))
GENERATED = $(GEN)/names-all.def $(GEN)/config.h

UNIT	:= $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/unit/test_*.c)))
UNIT_HELP := $(patsubst %.c,$(BUILD)/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
# Makes up calls from the descriptions: for the fabricator, which has them traced, and the fuzzer.
INVENT	= $(BUILD)/tests/invent.o
FABRICATOR = $(BUILD)/tests/differ/fabricator
FUZZ	:= $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
# What decoding costs.
DECODE	= $(BUILD)/tests/bench/decode
# watch.c is a tracer of its own, which its tests compile.
HELPERS	:= $(patsubst %.c,$(BUILD)/%,$(sort $(filter-out %/watch.c %/bench/decode.c,$(wildcard \
	tests/programs/*.c tests/cases/*.c tests/cases/*/*.c tests/bench/*.c))))

all: $(PROGRAM) $(SECOND)

# -- the program ------------------------------------------------------------------

$(PROGRAM): $(PARTS) $(BUILD)/src/cli/main.o
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(PROGRAM)-seccomp: $(PARTS) $(filter $(BUILD)/src/seccomp/%,$(OBJ))
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Everything compiled, nothing linked.
objects: $(OBJ)

$(BUILD)/%.o: %.c $(GEN)/flags | $(GENERATED)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -MMD -MP $(ALL_CFLAGS) -c -o $@ $<

# Written on every run, but replaced only when the contents differ: so a new .def file, a
# library that came or went, and other flags each rebuild what depends on them.
replace = if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(GEN)/names-all.def: FORCE
	@mkdir -p $(@D)
	@for f in $(NAMES:src/abi/%=%); do echo "#include \"$$f\""; done >$@.new; $(replace)

$(GEN)/config.h: FORCE | libraries
	@mkdir -p $(@D)
	@{ echo '/* config.h - what this build has; made by the Makefile. */'; \
	   echo '#define CSTRACE_VERSION "$(VERSION)"'; \
	   echo '#define CSTRACE_DATADIR "$(DATADIR)/cstrace"'; \
	   for p in $(FOUND); do echo "#define HAVE_$$(echo $$p | tr a-z- A-Z_) 1"; done; \
	 } >$@.new; $(replace)

$(GEN)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS)' >$@.new; $(replace)

libraries:
	@command -v $(PKG_CONFIG) >/dev/null || { \
	  echo "cstrace is built with pkg-config, which is not here; 'make deps' installs it" >&2; exit 1; }
	@for p in $(NEEDED); do $(PKG_CONFIG) --exists $$p || { \
	  echo "cstrace needs $$p (Debian: $$p-dev), which is not here; 'make deps' installs it" >&2; \
	  exit 1; }; done

-include $(OBJ:.o=.d) $(UNIT:=.d) $(UNIT_HELP:.o=.d) $(INVENT:.o=.d) $(FABRICATOR).d $(FUZZ:=.d) \
	$(DECODE).d

# -- tests ------------------------------------------------------------------------

# Each prints TAP.  CSTRACE is the program under test, BUILD where its helpers are.
RUN	= CSTRACE=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) CMOCKA_MESSAGE_OUTPUT=TAP \
	  CC='$(CC)' SANITIZE='$(SANITIZE)' LIBS='$(LIBS)'
PROVE	= $(RUN) prove --exec '' $(PROVEFLAGS)
CHECKS	= $(sort $(wildcard tests/structure.sh tests/facts.sh tests/unit/*.sh tests/cli/*.sh \
	tests/cases/*.sh tests/cases/*/*.sh))
QUICK	= tests/differ/quick tests/differ/invented.sh tests/differ/fabricate-quick \
	tests/differ/filter.sh tests/differ/fds.sh tests/differ/pids.sh tests/differ/launch.sh
SLOW	= tests/differ/all tests/differ/json tests/differ/lines.sh tests/differ/options.sh \
	tests/differ/inject.sh

tests: $(PROGRAM) $(SECOND) $(UNIT) $(HELPERS) $(FABRICATOR)
unit-tests: $(UNIT)

check: tests
	$(PROVE) $(UNIT) $(CHECKS) $(QUICK)

check-all: tests
	$(PROVE) $(UNIT) $(CHECKS) $(QUICK) $(SLOW)

check-unit: $(UNIT)
	$(PROVE) $(UNIT)

differ: tests
	$(PROVE) $(QUICK) $(SLOW)

bench: $(PROGRAM) $(HELPERS) $(DECODE)
	@$(RUN) tests/bench/run

# The same tests, with the compiler looking over the program's shoulder.
SAN	= BUILD=build/asan SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=undefined' \
	  CFLAGS='-O1 -g -fno-omit-frame-pointer'
export ASAN_OPTIONS ?= detect_leaks=0
asan:
	$(MAKE) $(SAN) check
asan-build:
	$(MAKE) $(SAN) tests $(FUZZ:$(BUILD)/%=build/asan/%)

FUZZ_SECONDS = 20
fuzz:
	$(MAKE) $(SAN) fuzz-here FUZZ_SECONDS=$(FUZZ_SECONDS)
fuzz-here: $(FUZZ)
	@for f in $(FUZZ); do echo "$$f, $(FUZZ_SECONDS) s" && $$f $(FUZZ_SECONDS) || exit 1; done

$(UNIT): $(BUILD)/tests/unit/%: tests/unit/%.c $(PARTS) $(UNIT_HELP) $(GEN)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -Itests/unit -Isrc -MMD -MP -MF $@.d $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< \
		$(UNIT_HELP) $(PARTS) $(LIBS) -lcmocka

$(FUZZ) $(FABRICATOR): $(INVENT)
$(FUZZ) $(FABRICATOR) $(DECODE): $(BUILD)/tests/%: tests/%.c $(PARTS) $(GEN)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -MMD -MP -MF $@.d $(ALL_CFLAGS) $(LDFLAGS) -o $@ \
		$(filter %.c %.o,$^) $(LIBS)

# Which file has which calls is told by the objects.
CALLS	= $(filter $(BUILD)/src/abi/calls/%,$(OBJ))
$(GEN)/families.h: tests/families.sh $(CALLS) $(NAMES)
	sh tests/families.sh $(CALLS) >$@
$(INVENT): $(GEN)/families.h

# Programs of 32 bits need nothing but a compiler that can make them; tests say so if they skip.
$(BUILD)/tests/%_32: tests/%_32.c
	@mkdir -p $(@D)
	-$(CC) -m32 -O1 -fno-pie -fno-stack-protector -nostdlib -static -o $@ $<

# Programs to be traced: plain C, without the sanitizers, whose own calls would show.
$(filter-out %_32,$(HELPERS)): $(BUILD)/tests/%: tests/%.c
	@mkdir -p $(@D)
	$(CC) -D_GNU_SOURCE -std=c17 $(WARN) $(CASE_FLAGS) -O1 -g -o $@ $< -pthread -lutil
# Makes no calls but its own.
$(BUILD)/tests/programs/tampered: CASE_FLAGS = -nostdlib -static -fno-pie \
	-fno-stack-protector
# The cases pass whatever they like to calls.
$(BUILD)/tests/cases/%: CASE_FLAGS = -Wno-extra -Wno-int-conversion -Wno-shadow \
	-Wno-missing-field-initializers -Wno-shift-negative-value

# -- the machine ------------------------------------------------------------------

deps:
	@sh tests/deps.sh build

deps-check:
	@sh tests/deps.sh test

demo: $(PROGRAM)
	./$(PROGRAM) ls -l /etc

install: $(PROGRAM) $(SECOND)
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(DATADIR)/man/man1 \
		$(DESTDIR)$(DATADIR)/bash-completion/completions \
		$(DESTDIR)$(DATADIR)/zsh/site-functions $(DESTDIR)$(DATADIR)/fish/vendor_completions.d
	install -m 755 $(PROGRAM) $(DESTDIR)$(BINDIR)/cstrace
	install -d $(DESTDIR)$(DATADIR)/cstrace
	install -m 644 src/profile/data/* $(DESTDIR)$(DATADIR)/cstrace
	install -m 755 src/profile/runtime-calls $(DESTDIR)$(DATADIR)/cstrace
	if test -n '$(SECOND)'; then \
	  install -m 755 $(PROGRAM)-seccomp $(DESTDIR)$(BINDIR)/cstrace-seccomp && \
	  install -m 644 man/cstrace-seccomp.1 $(DESTDIR)$(DATADIR)/man/man1; fi
	install -m 644 man/cstrace.1 $(DESTDIR)$(DATADIR)/man/man1/cstrace.1
	./$(PROGRAM) --print-completion=bash >$(DESTDIR)$(DATADIR)/bash-completion/completions/cstrace
	./$(PROGRAM) --print-completion=zsh >$(DESTDIR)$(DATADIR)/zsh/site-functions/_cstrace
	./$(PROGRAM) --print-completion=fish >$(DESTDIR)$(DATADIR)/fish/vendor_completions.d/cstrace.fish

clean:
	rm -rf build cstrace cstrace-seccomp

FORCE:
.PHONY: all objects libraries tests check check-all check-unit differ bench \
	unit-tests asan asan-build fuzz fuzz-here deps deps-check demo install clean FORCE
.DELETE_ON_ERROR:
