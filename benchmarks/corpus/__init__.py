"""An invented corpus of decrees with known content, links and faults: one for every kecamatan of the country.

`python -m benchmarks.corpus OUT` writes the decrees, `python -m benchmarks.corpus.score` holds findings and links against what was planted.
Regions are real, people and offices' details are invented. The same seed gives the same bytes.
"""
