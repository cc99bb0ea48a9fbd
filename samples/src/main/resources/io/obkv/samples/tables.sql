-- SPDX-License-Identifier: Apache-2.0
-- The table of the samples: the cities in the columns of cities.tsv.gz, and how often each was visited.
CREATE TABLE IF NOT EXISTS cities (
  country    VARCHAR(2)   NOT NULL,
  id         BIGINT       NOT NULL,
  name       VARCHAR(100) NOT NULL,
  latitude   DOUBLE       NOT NULL,
  longitude  DOUBLE       NOT NULL,
  population BIGINT       NOT NULL,
  time_zone  VARCHAR(40)  NOT NULL,
  visits     BIGINT       NOT NULL DEFAULT 0,
  PRIMARY KEY (country, id),
  KEY by_population (population) LOCAL,
  KEY by_time_zone (time_zone) LOCAL
) PARTITION BY KEY (country) PARTITIONS 8;
