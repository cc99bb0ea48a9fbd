// SPDX-License-Identifier: Apache-2.0
/** What finding a request's server costs. */
package io.obkv.compat.bench.routing;
