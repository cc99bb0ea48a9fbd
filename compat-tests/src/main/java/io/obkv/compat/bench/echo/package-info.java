// SPDX-License-Identifier: Apache-2.0
/** A server that does nothing but answer: what is left of a rate without any work in the server. */
package io.obkv.compat.bench.echo;
