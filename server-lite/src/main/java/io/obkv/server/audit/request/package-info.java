// SPDX-License-Identifier: Apache-2.0
/** How the audit tells of the Table API's requests: text and statements of each kind of message. */
package io.obkv.server.audit.request;
