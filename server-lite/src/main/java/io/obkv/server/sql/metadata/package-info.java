// SPDX-License-Identifier: Apache-2.0
/** The virtual tables of database {@code oceanbase}: what drivers, proxies and people ask of a cluster. */
package io.obkv.server.sql.metadata;
