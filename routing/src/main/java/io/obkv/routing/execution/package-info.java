// SPDX-License-Identifier: Apache-2.0
/** The way of a request to a server that serves it, and the one retry loop. */
package io.obkv.routing.execution;
