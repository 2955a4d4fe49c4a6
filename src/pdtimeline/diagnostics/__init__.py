"""The sentences and hints about a file with problems: what is wrong, and what to do.

A module belongs here if it makes a sentence out of facts. What decides that there is a problem, and whether
reading goes on, is in `pdtimeline.loader`.
"""
