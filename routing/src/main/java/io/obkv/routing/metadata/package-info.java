// SPDX-License-Identifier: Apache-2.0
/** Schemas, locations and members of a cluster, read from its metadata views by ordinary SQL. */
package io.obkv.routing.metadata;
