"""From bytes to a checked timeline, or to every problem in them.

A module belongs here if it reads the file, decides what is a problem, or looks up where it is. How problems
are worded is in `pdtimeline.diagnostics`; questions that only a careful editor would ask are in
`pdtimeline.lint`.
"""
