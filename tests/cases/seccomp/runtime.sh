#!/bin/sh
# runtime.sh - container runtimes and podman start a program under the profile made for them.
. "$(dirname "$0")/common"
nothing() { echo "1..0 # SKIP $1"; exit 0; }
command -v jq >/dev/null && [ -x "$seccomp" ] || nothing "no jq, or no cstrace-seccomp here"
[ "$(id -u)" = 0 ] || nothing "containers are started as root here"
command -v runc >/dev/null || command -v crun >/dev/null || nothing "no container runtime: runc, crun"

# A program that needs as little as can be, so that all else is for the runtime's sake: it sleeps
# for a tenth of a second an argument, and cannot do without times.
root=$work/bundle/rootfs
mkdir -p "$root/proc" "$root/dev" "$root/sys" "$root/tmp" "$root/etc"
cat >"$work/hello.c" <<'END'
#include <sys/syscall.h>
#include <time.h>
__asm__(".globl _start\n_start: mov (%rsp), %rdi\n and $-16, %rsp\n call run\n");
static long call(long nr, long a, const void *b, long c)
{
	long r;
	__asm__ volatile("syscall" : "=a"(r) : "a"(nr), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
	return r;
}
void run(long count)
{
	struct timespec wait = { .tv_nsec = 100 * 1000 * 1000 };
	while (count-- > 1)
		call(SYS_nanosleep, (long)&wait, 0, 0);
	long fine = call(SYS_times, 0, 0, 0) > 0 && call(SYS_write, 1, "hello\n", 6) == 6;
	call(SYS_exit_group, fine ? 0 : 3, 0, 0);
}
END
${CC:-cc} -O1 -fno-stack-protector -fno-pie -nostdlib -static -o "$root/hello" "$work/hello.c" 2>"$work/err" ||
	nothing "no compiler that makes a static program"

# config PROFILE NO_NEW_PRIVS UID ARGUMENTS...: for the next container.
config() {
	profile=$1 nnp=$2 uid=$3
	shift 3
	jq -n --slurpfile profile "$profile" --argjson nnp "$nnp" --argjson uid "$uid" '{
		ociVersion: "1.0.0", root: { path: "rootfs" }, hostname: "test",
		process: { args: (["/hello"] + $ARGS.positional), cwd: "/", noNewPrivileges: $nnp,
			user: { uid: $uid, gid: $uid, additionalGids: (if $uid == 0 then [] else [5, 6] end) },
			capabilities: (["bounding", "effective", "permitted"] | map({ (.): ["CAP_KILL"] }) | add) },
		mounts: [{ destination: "/proc", type: "proc", source: "proc" },
			{ destination: "/dev", type: "tmpfs", source: "tmpfs" }],
		linux: ({ namespaces: (["pid", "mount", "uts", "ipc"] | map({ type: . })) } +
			if $profile == [] then {} else { seccomp: $profile[0] } end)
	}' --args "$@" >"$work/bundle/config.json"
}

# Where there are cgroups of the first version, crun wants to see none of them.
contain() {	# contain COMMAND...
	if [ "$apart" ]; then
		timeout 60 unshare -m sh -c 'umount -R /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup &&
			exec "$@"' sh "$@"
	else
		timeout 60 "$@"
	fi
}

containers=0
act() {	# act VERB ARGUMENT...: of the runtime; the container's name comes last
	contain $runtime $global "$@" >"$work/out" 2>"$work/err" </dev/null
}

start() {	# start: and go on when it has ended; its status
	containers=$((containers + 1))
	act run --bundle "$work/bundle" "test-$$-$containers"
}

says_hello() { start && [ "$(cat "$work/out")" = hello ]; }

make_profile() { "$cstrace" -o /dev/null --profile-format=oci --seccomp-profile="$work/oci" "$@" >/dev/null; }

refreshed_list() {
	config "$work/all.json" false 1000
	mkdir -p "$work/lists"
	# shellcheck disable=SC2046
	CSTRACE=$cstrace contain sh src/profile/runtime-calls $runtime $global run --bundle "$work/bundle" \
		"test-$$-calls" >"$work/lists/mine" 2>"$work/err" </dev/null
	grep -qx capset "$work/lists/mine" && grep -qx execve "$work/lists/mine" &&
		! grep -qx times "$work/lists/mine"
	result "$runtime: runtime-calls lists what it needs, and not what the program needs"
	sort -u "$work/lists/mine" >"$work/mine"
	sed 's/#.*//' "src/profile/data/$runtime" | tr -s ' ' '\n' | sort -u | comm -23 "$work/mine" - |
		sed "s/^/# not in the list of $runtime, seen: /"
}

with_podman() {
	set -- podman --root "$work/pod" --runroot "$work/podrun" --tmpdir "$work/podtmp" \
		--storage-driver vfs --cgroup-manager cgroupfs --events-backend none --runtime "$runtime"
	tar -C "$root" -c . | contain "$@" import - hello >"$work/out" 2>"$work/err" ||
		{ skip "$runtime: by podman" "it cannot import an image: $(tail -n 1 "$work/err")"; return; }
	run="run --rm --network none --ulimit nofile=512:512 --ulimit nproc=512:512"
	[ ! "$apart" ] || run="$run --cgroups disabled"
	# shellcheck disable=SC2086
	if ! contain "$@" $run hello /hello >"$work/out" 2>"$work/err" </dev/null; then
		skip "$runtime: by podman" "it runs nothing here: $(tail -n 1 "$work/err")"
		return
	fi
	"$cstrace" -o /dev/null --profile-runtime="$runtime" --seccomp-profile="$work/docker" "$root/hello" >/dev/null
	for options in "" "--security-opt no-new-privileges" "--user 1000:1000"; do
		# shellcheck disable=SC2086
		contain "$@" $run $options --security-opt seccomp="$work/docker" hello /hello \
			>"$work/out" 2>"$work/err" </dev/null
		same "$runtime: by podman${options:+ $options}" "0 hello" "$? $(cat "$work/out")"
	done
	jq '.syscalls |= map(.names -= ["times"] | select(.names != []))' "$work/docker" >"$work/less"
	# shellcheck disable=SC2086
	contain "$@" $run --security-opt seccomp="$work/less" hello /hello >"$work/out" 2>"$work/err" </dev/null
	same "$runtime: by podman, without a needed call" 3 $?
}

with() {	# with RUNTIME [OPTIONS...]
	runtime=$1
	shift
	global="--root $work/state-$runtime $*"
	command -v "$runtime" >/dev/null || { skip "$runtime" "not here"; return; }
	config /dev/null false 0
	apart=
	says_hello || { apart=yes; says_hello; } ||
		{ skip "$runtime" "it runs nothing here: $(tail -n 1 "$work/err")"; return; }
	for options in "" --profile-args; do
		make_profile --profile-runtime="$runtime" $options "$root/hello" .
		for nnp in true false; do
			for uid in 0 1000; do
				config "$work/oci" $nnp $uid
				says_hello
				result "$runtime: a profile${options:+ with $options}, noNewPrivileges $nnp, user $uid"
			done
		done
	done
	config "$work/oci" false 1000 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25
	act create --bundle "$work/bundle" "test-$$" && act start "test-$$" &&
		act exec --user 1000:1000 "test-$$" /hello && [ "$(cat "$work/out")" = hello ]
	result "$runtime: create, start and exec"
	act delete --force "test-$$"
	jq '.syscalls |= map(.names -= ["times"] | select(.names != []))' "$work/oci" >"$work/less"
	config "$work/less" true 0
	start
	same "$runtime: the program lacks a call that the profile lacks" 3 $?
	make_profile --profile-runtime=none "$root/hello"
	config "$work/oci" false 0
	start
	[ $? -ne 0 ] && [ $? -ne 3 ] && [ ! -s "$work/out" ]
	result "$runtime: nothing starts without the calls of the runtime"
	refreshed_list
	if command -v podman >/dev/null; then
		with_podman
	else
		skip "$runtime: by podman" "not here"
	fi
}

# All that there is, so that nothing is in the way of whoever is watched.
sed -n 's/^NR\(_AS\)\{0,1\}([0-9]*, \([a-z0-9_]*\)[,)].*/\2/p' src/abi/numbers/x86_64.def |
	jq -Rn '{ defaultAction: "SCMP_ACT_ERRNO", syscalls:
		[{ names: ([inputs] - ["uselib"] | unique), action: "SCMP_ACT_ALLOW" }] }' >"$work/all.json"
with runc
with crun --cgroup-manager=disabled
done_testing
