// SPDX-License-Identifier: Apache-2.0
/** Operations to messages, messages to results. Pure functions. */
package io.obkv.table.mapping;
