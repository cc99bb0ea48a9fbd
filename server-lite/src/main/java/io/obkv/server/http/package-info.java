// SPDX-License-Identifier: Apache-2.0
/** The HTTP endpoint: SQL text in and JSON out, health, metrics, and the config service of direct mode. */
package io.obkv.server.http;
