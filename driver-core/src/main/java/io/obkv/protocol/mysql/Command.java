// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import java.util.Optional;

/** The first byte of a packet that a client sends when it is logged in. */
public enum Command {
  QUIT(0x01),
  INIT_DB(0x02),
  QUERY(0x03),
  FIELD_LIST(0x04),
  CREATE_DB(0x05),
  DROP_DB(0x06),
  REFRESH(0x07),
  STATISTICS(0x09),
  PROCESS_INFO(0x0a),
  PROCESS_KILL(0x0c),
  DEBUG(0x0d),
  PING(0x0e),
  CHANGE_USER(0x11),
  STMT_PREPARE(0x16),
  STMT_EXECUTE(0x17),
  STMT_SEND_LONG_DATA(0x18),
  STMT_CLOSE(0x19),
  STMT_RESET(0x1a),
  SET_OPTION(0x1b),
  STMT_FETCH(0x1c),
  RESET_CONNECTION(0x1f);

  private final int code;

  Command(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The command of a first byte; empty for those not listed here. */
  public static Optional<Command> ofCode(int code) {
    for (Command command : values()) {
      if (command.code == code) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }
}
