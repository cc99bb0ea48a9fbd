// SPDX-License-Identifier: Apache-2.0
/** The jobs that delete rows whose time has passed: when they run, what they delete, what they tell. */
package io.obkv.server.ttl;
