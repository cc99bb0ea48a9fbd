// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.obkv.error.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The client's answer to the {@link Greeting}. {@link #toString} does not show the proof.
 *
 * @param capabilities bits of {@link Capability}: what the client can, of what the server offered
 * @param maxPacket the longest packet that the client takes, unsigned
 * @param charset the number of the client's collation
 * @param user the account, in any of the forms that name a tenant and a cluster
 * @param proof what proves the password; empty for an empty password
 * @param database the database to use; empty for none
 * @param plugin the way in which the proof was made; empty when the client does not say
 * @param attributes what the client says of itself
 */
public record HandshakeResponse(
    int capabilities,
    int maxPacket,
    int charset,
    String user,
    byte[] proof,
    String database,
    String plugin,
    Map<String, String> attributes) {
  private static final int RESERVED = 23;

  public HandshakeResponse {
    requireNonNull(user, "user");
    requireNonNull(proof, "proof");
    requireNonNull(database, "database");
    requireNonNull(plugin, "plugin");
    attributes = Map.copyOf(attributes);
  }

  private static boolean has(int capabilities, int bit) {
    return (capabilities & bit) != 0;
  }

  /** Whether the client has the capability. */
  public boolean has(int capability) {
    return has(capabilities, capability);
  }

  /** Writes the packet, with the fields that the capabilities announce. */
  public void encode(PayloadWriter out) {
    out.int4(capabilities);
    out.int4(maxPacket);
    out.int1(charset);
    out.zeros(RESERVED);
    out.nullTerminated(user);
    if (has(Capability.PLUGIN_AUTH_LENENC)) {
      out.lengthEncoded(proof);
    } else {
      out.int1(proof.length);
      out.bytes(proof);
    }
    if (has(Capability.CONNECT_WITH_DB)) {
      out.nullTerminated(database);
    }
    if (has(Capability.PLUGIN_AUTH)) {
      out.nullTerminated(plugin);
    }
    if (has(Capability.CONNECT_ATTRS)) {
      writeAttributes(out);
    }
  }

  private void writeAttributes(PayloadWriter out) {
    ByteBuf buffer = Unpooled.buffer();
    PayloadWriter list = new PayloadWriter(buffer);
    attributes.forEach((name, value) -> {
      list.lengthEncoded(name);
      list.lengthEncoded(value);
    });
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    out.lengthEncoded(bytes);
  }

  /**
   * Reads the packet.
   *
   * @throws ProtocolException also for a client that does not speak the protocol of MySQL 4.1
   */
  public static HandshakeResponse decode(PayloadReader in) {
    int capabilities = (int) in.int4();
    if (!has(capabilities, Capability.PROTOCOL_41)) {
      throw new ProtocolException("a client of before MySQL 4.1");
    }
    int maxPacket = (int) in.int4();
    int charset = in.int1();
    in.skip(RESERVED);
    String user = in.nullTerminated();
    byte[] proof = proof(in, capabilities);
    // Clients leave the last fields out, also when their capabilities announce them.
    boolean hasDatabase = has(capabilities, Capability.CONNECT_WITH_DB) && in.remaining() > 0;
    String database = hasDatabase ? in.nullTerminated() : "";
    boolean hasPlugin = has(capabilities, Capability.PLUGIN_AUTH) && in.remaining() > 0;
    String plugin = hasPlugin ? in.nullTerminated() : "";
    boolean hasAttributes = has(capabilities, Capability.CONNECT_ATTRS) && in.remaining() > 0;
    return new HandshakeResponse(
        capabilities,
        maxPacket,
        charset,
        user,
        proof,
        database,
        plugin,
        hasAttributes ? attributes(in) : Map.of());
  }

  /**
   * Reads a COM_CHANGE_USER behind its first byte.
   *
   * @param capabilities those of the login that it replaces
   */
  public static HandshakeResponse decodeChangeUser(PayloadReader in, int capabilities) {
    String user = in.nullTerminated();
    byte[] proof = in.bytes(in.int1());
    String database = in.nullTerminated();
    int charset = in.remaining() > 0 ? in.int2() & 0xff : 0;
    String plugin = in.remaining() > 0 ? in.nullTerminated() : "";
    return new HandshakeResponse(capabilities, 0, charset, user, proof, database, plugin, Map.of());
  }

  private static byte[] proof(PayloadReader in, int capabilities) {
    if (has(capabilities, Capability.PLUGIN_AUTH_LENENC)) {
      return in.lengthEncodedBytes();
    }
    if (has(capabilities, Capability.SECURE_CONNECTION)) {
      return in.bytes(in.int1());
    }
    throw new ProtocolException("a client that cannot prove a password as MySQL 4.1 does");
  }

  /** Reads the list of names and values that ends a login. */
  static Map<String, String> attributes(PayloadReader in) {
    PayloadReader list = new PayloadReader(in.lengthEncodedBytes());
    Map<String, String> attributes = new LinkedHashMap<>();
    while (list.remaining() > 0) {
      attributes.put(list.lengthEncodedText(), list.lengthEncodedText());
    }
    return attributes;
  }

  @Override
  public String toString() {
    return "HandshakeResponse[" + user + ", database " + database + "]";
  }
}
