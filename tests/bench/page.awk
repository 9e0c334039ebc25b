# page.awk - the numbers of tests/bench/run as tables of Markdown.
#
# Reads the numbers of the time before, if there are any, then those of now:
#	WORKLOAD time LABEL MEDIAN QUARTILE QUARTILE PEAK
#	WORKLOAD ratio LABEL/LABEL MEDIAN QUARTILE QUARTILE
#	COMMAND memory LABEL KIB
#	MODE operations TOOL KIND PER-CALL
#	CALL decode FORMAT BEST MEDIAN GROUP

FNR == 1 { file++ }
file < ARGC - 1 {
	if ($2 == "ratio")
		before[$1, $3] = $4
	if ($2 == "decode" && $6 == "")
		before[$1, $3] = $4
	next
}
$2 == "time" { see("work", $1); time[$1, $3] = $4 }
$2 == "ratio" { ratio[$1, $3] = $4; low[$1, $3] = $5; high[$1, $3] = $6 }
$2 == "memory" { see("mem", $1); kib[$1, $3] = $4 }
$2 == "operations" { see("mode", $1); used[$1] = used[$1, $3] = 1; ops[$1, $3, $4] = $5 }
$2 == "decode" && $6 == "" { best[$1, $3] = $4; middle[$1, $3] = $5 }
# The same call may be there more than once, with other arguments.
$2 == "decode" && $6 == "common" {
	i = ++calls[$3]
	name[i] = $1
	best[i, $3] = $4
	middle[i, $3] = $5
}

function see(kind, name) {
	if (!((kind, name) in seen)) {
		seen[kind, name] = 1
		list[kind, ++count[kind]] = name
	}
}

function row(cells, n,    i, line) {
	line = "|"
	for (i = 1; i <= n; i++)
		line = line " " cells[i] " |"
	print line
}

function head(text,    cells, n, i, line) {
	print ""
	n = split(text, cells, ",")
	row(cells, n)
	line = "| --- |"
	for (i = 2; i <= n; i++)
		line = line " ---: |"
	print line
}

function number(a, key, format) {
	return key in a ? sprintf(format, a[key]) : "-"
}

# 0.92 (0.90 to 0.95); before 0.97
function spread(w, what,    text) {
	if (!((w, what) in ratio))
		return "-"
	text = sprintf("**%.2f** (%.2f to %.2f)", ratio[w, what], low[w, what], high[w, what])
	return (w, what) in before ? text sprintf(", before %.2f", before[w, what]) : text
}

function times(    tools, n, i, j, cells) {
	print "\n## Seconds"
	head("workload,untraced,bare loop,same on one CPU,which reads,cstrace,-c,-f -y,%file,strace,-c,-f -y,%file")
	n = split("untraced floor floor1 reading cstrace cstrace-c cstrace-fy cstrace-file strace strace-c strace-fy strace-file", tools, " ")
	for (i = 1; i <= count["work"]; i++) {
		cells[1] = list["work", i]
		for (j = 1; j <= n; j++)
			cells[j + 1] = number(time, cells[1] SUBSEP tools[j], "%.4f")
		row(cells, n + 1)
	}
}

function ratios(title, columns, what,    list_of, n, i, j, cells) {
	print "\n## " title
	print "\nMedians of the ratios of a round, with their quartiles; below 1, cstrace is faster."
	head(columns)
	n = split(what, list_of, " ")
	for (i = 1; i <= count["work"]; i++) {
		cells[1] = list["work", i]
		for (j = 1; j <= n; j++)
			cells[j + 1] = spread(cells[1], list_of[j])
		row(cells, n + 1)
	}
}

function memory(    i, c, cells) {
	print "\n## Peak memory, KiB\n\nOf the tracer or its tracee, whichever had more."
	head("command,untraced,cstrace -f,strace -f")
	for (i = 1; i <= count["mem"]; i++) {
		c = cells[1] = list["mem", i]
		cells[2] = number(kib, c SUBSEP "untraced", "%d")
		cells[3] = number(kib, c SUBSEP "cstrace", "%d")
		cells[4] = number(kib, c SUBSEP "strace", "%d")
		row(cells, 4)
	}
}

function operations(    kinds, tools, n, i, j, k, cells, sum, has) {
	print "\n## Operations per traced call\n\nReads and writes of one byte by dd."
	head("mode,,ptrace,wait4,process_vm_readv,write,others,all")
	n = split("ptrace wait4 process_vm_readv write others", kinds, " ")
	split("cstrace strace", tools, " ")
	for (i = 1; i <= count["mode"]; i++) {
		for (j = 1; j <= 2; j++) {
			if (!((list["mode", i], tools[j]) in used))
				continue
			cells[1] = list["mode", i]
			cells[2] = tools[j]
			sum = 0
			for (k = 1; k <= n; k++) {
				has = ops[cells[1], tools[j], kinds[k]] + 0
				if (has < 0)	# start and end took more in the shorter run
					has = 0
				sum += has
				cells[k + 2] = sprintf("%.2f", has)
			}
			cells[n + 3] = sprintf("%.2f", sum)
			row(cells, n + 3)
		}
	}
}

function cost_row(title, key,    cells, f, i, text) {
	split("text json", f, " ")
	cells[1] = title
	for (i = 1; i <= 2; i++) {
		text = sprintf("%d (%d)", best[key, f[i]], middle[key, f[i]])
		cells[i + 1] = text ((key, f[i]) in before ? sprintf(", before %d", before[key, f[i]]) : "")
	}
	row(cells, 3)
}

function decoding(    i) {
	print "\n## Decoding, ns a call"
	print "\nBest of the rounds, and the median of them; memory at hand, nothing traced."
	head("call,text,JSON")
	cost_row("**all described calls** (median of them)", "all")
	cost_row("**common calls** (median of them)", "common")
	for (i = 1; i <= calls["text"]; i++)
		cost_row(name[i], i)
}

END {
	if (count["work"]) {
		times()
		ratios("Beside strace", "workload,plain,-c,-f -y,-e trace=%file", \
		       "cstrace/strace cstrace-c/strace-c cstrace-fy/strace-fy cstrace-file/strace-file")
		ratios("Beside the bare loop", \
		       "workload,bare loop,on one CPU,-c: on one CPU,one CPU and reading,reading: on one CPU,untraced,strace: untraced", \
		       "cstrace/floor cstrace/floor1 cstrace-c/floor1 cstrace/reading reading/floor1 cstrace/untraced strace/untraced")
	}
	if (count["mem"])
		memory()
	if (count["mode"])
		operations()
	if (("all", "text") in best)
		decoding()
}
