// SPDX-License-Identifier: Apache-2.0
/**
 * The messages of OceanBase's Table API: a record and its codec for each, shared by client and server.
 * Numbers in brackets are sections of the project's protocol notes ({@code docs/protocol.md}).
 */
package io.obkv.protocol.message;
