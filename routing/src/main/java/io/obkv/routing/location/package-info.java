// SPDX-License-Identifier: Apache-2.0
/**
 * Where tablets are: their replicas, kept in a cache that a {@link
 * io.obkv.routing.location.LocationSource} fills, and the choice among them.
 */
package io.obkv.routing.location;
