"""A question in, the entries that it may mean out, with their probabilities.

From below: `normalize` (text → words), `words` (word → the FAQ's terms), `letters` and `vectors`,
`likeness`, `confidence`, `index`. The only room that knows rapidfuzz's distances between words.
"""
