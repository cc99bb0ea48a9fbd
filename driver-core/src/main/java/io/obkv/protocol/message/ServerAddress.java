// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** An address; an IPv4 address a.b.c.d is 0xaabbccdd in {@code ip1} (2.7). */
public record ServerAddress(int version, int ip1, int ip2, int ip3, int ip4, int port) {
  public static final Codec<ServerAddress> CODEC = new Codec<>() {
    @Override
    public void encode(ServerAddress m, WireWriter out) {
      int struct = out.beginStruct();
      out.i8(m.version());
      out.vi32(m.ip1());
      out.vi32(m.ip2());
      out.vi32(m.ip3());
      out.vi32(m.ip4());
      out.vi32(m.port());
      out.endStruct(struct);
    }

    @Override
    public ServerAddress decode(WireReader in) {
      int struct = in.beginStruct();
      int version = in.i8();
      int ip1 = in.vi32();
      int ip2 = in.vi32();
      int ip3 = in.vi32();
      int ip4 = in.vi32();
      int port = in.vi32();
      in.endStruct(struct);
      return new ServerAddress(version, ip1, ip2, ip3, ip4, port);
    }
  };

  private static final int IPV6 = 6;

  /** The address as {@code host:port}; that of IPv6 stands in brackets. */
  public String toText() {
    if (version != IPV6) {
      return dotted(ip1) + ":" + port;
    }
    StringBuilder groups = new StringBuilder();
    for (int part : new int[] {ip1, ip2, ip3, ip4}) {
      groups
          .append(groups.isEmpty() ? "" : ":")
          .append(Integer.toHexString(part >>> 16))
          .append(':')
          .append(Integer.toHexString(part & 0xffff));
    }
    return "[" + groups + "]:" + port;
  }

  private static String dotted(int ip) {
    return (ip >>> 24) + "." + (ip >>> 16 & 0xff) + "." + (ip >>> 8 & 0xff) + "." + (ip & 0xff);
  }
}
