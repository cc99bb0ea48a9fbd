// SPDX-License-Identifier: Apache-2.0
/** What a client tells of its calls and connections. */
package io.obkv.routing.metrics;
