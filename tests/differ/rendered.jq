# rendered.jq - finds text in JSON where a value should be: one line for each finding.
#
# Data of the traced program may look like anything, so what is known to be data is left out.
def is_data:
	any(.[]; IN("buf", "iov_base", "prefix", "argv", "envp", "pathname", "path", "filename",
		    "oldname", "newname", "target", "msg", "optval", "hex", "d_name"));
def looks_rendered:
	test("^0x[0-9a-f]+[^0-9a-f]")		# an address and something
	or test("[A-Z]{2}[A-Z0-9_]*\\|[A-Z0-9]")	# flags
	or test("/\\*.*\\*/")			# a comment
	or test("^[~]?\\[.*\\]$")		# a list
	or test("^\\{.*=.*\\}$")		# a structure
	or test("^(makedev|htons|htonl|inet_addr|inet_pton|if_nametoindex|W[A-Z]+)\\(")
	or test("^-?[0-9]+ E[A-Z0-9]+ \\(");	# a result
. as $line
| (paths(strings) as $p
   | select($p | is_data | not)
   | getpath($p) | select(looks_rendered)
   | "\($line.call // "event") \($p | map(tostring) | join(".")): \(.)"),
  (.. | objects | select(has("value") and has("name"))
   | select(.name | type != "string" or (test("^[A-Za-z0-9_][A-Za-z0-9_ .:#?*-]*$") | not))
   | "\($line.call // "event"): no name: \(.name)")
