# in_pieces.awk - the lines of followed processes, each call in one piece: who gets a word in
# between is up to the scheduler. Lines begin with the id of their process.
/ <unfinished \.\.\.>$/ { pid = $1; sub(/,? +<unfinished \.\.\.>$/, ""); open[pid] = $0; next }
match($0, /<\.\.\. [a-z0-9_]+ resumed>/) && ($1 in open) {
	pid = $1; rest = substr($0, RSTART + RLENGTH); sub(/^, */, "", rest)
	print open[pid] (rest ~ /^(\)| =>)/ ? "" : ", ") rest
	delete open[pid]; next
}
{ print }
END { for (pid in open) print open[pid] " <unfinished ...>" }
