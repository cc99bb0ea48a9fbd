// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;

/** The description that a client gives of itself at login: only its form matters (3.2). */
final class ClientConfigs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ClientConfigs() {}

  /**
   * Refuses what OceanBase refuses.
   *
   * @param configs empty, or a JSON object with {@code client_id}
   * @throws RequestException {@code OB_ERR_PARSER_SYNTAX} when it is not JSON, {@code OB_ERR_UNEXPECTED}
   *     when there is no {@code client_id}
   */
  static void check(String configs) {
    if (configs.isEmpty()) {
      return;
    }
    if (!parse(configs).has("client_id")) {
      throw new RequestException(ErrorCode.OB_ERR_UNEXPECTED);
    }
  }

  private static JsonNode parse(String configs) {
    try {
      return JSON.readTree(configs);
    } catch (JsonProcessingException e) {
      throw new RequestException(ErrorCode.OB_ERR_PARSER_SYNTAX);
    }
  }
}
