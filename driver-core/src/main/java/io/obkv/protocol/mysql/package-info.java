// SPDX-License-Identifier: Apache-2.0
/**
 * The MySQL client/server protocol, version 4.1, as far as both ends need it: packets, their primitives and
 * the records of the messages. Passwords are proven with {@link
 * io.obkv.protocol.message.PasswordScramble}, whose arithmetic is {@code mysql_native_password}. From
 * MySQL's public description of its protocol, and section 3 of the SQL notes.
 */
package io.obkv.protocol.mysql;
