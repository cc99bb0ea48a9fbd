// SPDX-License-Identifier: Apache-2.0
/** SQL expressions: compiled from text or grammar trees, evaluated over rows. */
package io.obkv.server.expression;
