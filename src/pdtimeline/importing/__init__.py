"""Makes a timeline of a table that was written elsewhere: a spreadsheet, or the csv of `events`."""
