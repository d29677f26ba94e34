"""Infer: from what articles state to dates, tenures and yearly answers, each with its rule and its ground.

`dates` first, then `offices`, which reads them: each yields what it infers of everything, or of what a change
touches, and can forget it.
"""
