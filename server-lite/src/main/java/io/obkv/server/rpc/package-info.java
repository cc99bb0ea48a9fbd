// SPDX-License-Identifier: Apache-2.0
/**
 * The Table API's endpoint: packets in, a call of the model, packets out. Knows sessions, bounds and
 * threads; what an operation means is the model's business.
 */
package io.obkv.server.rpc;
