// SPDX-License-Identifier: Apache-2.0
/** The filter languages of queries: parsing, printing and the evaluation of table filters. */
package io.obkv.server.filter;
