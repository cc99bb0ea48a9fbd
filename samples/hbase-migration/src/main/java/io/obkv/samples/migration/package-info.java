// SPDX-License-Identifier: Apache-2.0
/** A small application on Apache HBase's client API, and on nothing else. */
package io.obkv.samples.migration;
