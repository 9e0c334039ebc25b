#!/bin/sh
# facts.sh - holds the lists of names against the headers of this machine: one TAP line a header.
#
# A header may be too old to know a name; it may not know another value.
# Nothing is built from these headers: they are only a second witness.
#
#	tests/facts.sh		in the top directory; CC as for make
set -eu
export LC_ALL=C
CC=${CC:-cc}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

headers="asm/fcntl.h asm/mman.h asm/signal.h asm/siginfo.h asm/socket.h asm/poll.h asm/resource.h
asm/prctl.h sys/epoll.h sys/eventfd.h sys/inotify.h sys/signalfd.h sys/socket.h sys/timerfd.h
linux/aio_abi.h linux/ax25.h linux/bpf.h linux/bpf_common.h linux/caif/caif_socket.h linux/can.h
linux/can/raw.h linux/capability.h linux/close_range.h linux/dccp.h linux/dqblk_xfs.h linux/elf.h
linux/eventpoll.h linux/fadvise.h linux/falloc.h linux/fanotify.h linux/fcntl.h linux/filter.h
linux/fs.h linux/futex.h linux/hw_breakpoint.h linux/icmp.h linux/if_alg.h linux/if_arp.h
linux/if_ether.h linux/if_packet.h linux/if_xdp.h linux/in.h linux/in6.h linux/inotify.h
linux/io_uring.h linux/ioprio.h linux/ipc.h linux/kcm.h linux/kcmp.h linux/kexec.h linux/keyctl.h
linux/landlock.h linux/llc.h linux/lsm.h linux/magic.h linux/membarrier.h linux/memfd.h
linux/mempolicy.h linux/mman.h linux/module.h linux/mount.h linux/mptcp.h linux/msg.h linux/net.h
linux/net_tstamp.h linux/netlink.h linux/nfc.h linux/nsfs.h linux/openat2.h linux/perf_event.h
linux/personality.h linux/phonet.h linux/pidfd.h linux/prctl.h linux/ptrace.h linux/quota.h
linux/random.h linux/rds.h linux/reboot.h linux/resource.h linux/rseq.h linux/rxrpc.h
linux/sched.h linux/sctp.h linux/seccomp.h linux/securebits.h linux/sem.h linux/shm.h
linux/stat.h linux/tcp.h linux/time.h linux/timerfd.h linux/timex.h linux/tipc.h linux/tls.h
linux/bsg.h linux/btrfs.h linux/counter.h linux/dm-ioctl.h linux/gpio.h linux/hdreg.h linux/input.h
linux/kd.h linux/keyboard.h linux/kvm.h linux/lirc.h linux/loop.h linux/nbd.h linux/ptp_clock.h
linux/rtc.h linux/tee.h linux/uinput.h linux/videodev2.h linux/watchdog.h mtd/mtd-abi.h
mtd/ubi-user.h scsi/sg.h linux/udp.h linux/userfaultfd.h linux/vm_sockets.h linux/wait.h linux/x25.h linux/xattr.h"

# The names of all lists, one "NAME value" a line.
cat src/abi/names/*.def |
	sed -nE 's/^NAME(_AGAIN)?\((\w+),[[:space:]]*([^)]*)\).*$/\2 \3/p' | sort -u >"$tmp/names"

n=0 failed=0
for header in $headers; do
	printf '#include <%s>\n' "$header" >"$tmp/header.c"
	$CC -D_GNU_SOURCE -fsyntax-only -w "$tmp/header.c" 2>/dev/null || continue
	# All words of the header that could be constants: of its enums and of its macros.
	{
		$CC -D_GNU_SOURCE -E -P "$tmp/header.c" | grep -oE '\b[A-Z_]\w*\b' || :
		$CC -D_GNU_SOURCE -E -dM "$tmp/header.c" | awk '{ print $2 }'
	} | sort -u >"$tmp/words"
	join "$tmp/words" "$tmp/names" >"$tmp/here"
	[ -s "$tmp/here" ] || continue
	# A signed int of a header and our unsigned value may be the same 32 bits.
	{
		cat "$tmp/header.c"
		awk '{ printf "_Static_assert(sizeof(%s) == 4 ? (unsigned)(%s) == (unsigned)(%s) :" \
			" (unsigned long long)(%s) == (unsigned long long)(%s), \"differs: %s\");\n",
			$1, $1, $2, $1, $2, $1 }' "$tmp/here"
	} >"$tmp/check.c"
	# What is no constant gives an error of another kind, and is not counted.
	$CC -D_GNU_SOURCE -std=c17 -w -fsyntax-only "$tmp/check.c" 2>"$tmp/errors" || :
	lines=$(wc -l <"$tmp/here")
	grep ' error: ' "$tmp/errors" >"$tmp/serious" || :
	other=$(grep -vc 'differs: ' "$tmp/serious" || :)
	n=$((n + 1))
	if grep -q 'differs: ' "$tmp/serious"; then
		failed=$((failed + 1))
		echo "not ok $n - $header"
		sed -nE 's/.*(differs: \w+).*/# \1/p' "$tmp/serious" | sort -u
	else
		echo "ok $n - $header: $((lines - other)) names agree"
	fi
done
echo "1..$n"
[ $failed -eq 0 ]
