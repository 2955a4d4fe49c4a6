"""What a timeline is: records, the values in their fields, the schema of the file, and the two orders.

Nothing here reads, asks or prints. Everything is a value that does not change.
"""
