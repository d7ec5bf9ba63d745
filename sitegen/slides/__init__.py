"""A slide deck for each guide that is marked for paper and slides: nothing is written twice, all of it comes from the guide.

`outline` reads a guide's text into parts and blocks, `points` says what of a block stands on a slide and what is left to
the notes, `fitting` holds every slide to what it has room for, `deck` puts a deck together. `html` and `powerpoint` write
it; only the latter and what it uses (`theme`, `shapes`) know python-pptx, so building the site never needs it.
"""
