// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.RpcResult;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.WireReader;
import io.obkv.server.error.RequestException;
import io.obkv.server.logstream.LogStream.Gathering;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpcEndpointTest {
  private static final int HEAVY = Opcode.BATCH_EXECUTE;

  private final HeldRoute route = new HeldRoute(false);
  private final HeldRoute heavyRoute = new HeldRoute(true);
  private RpcEndpoint endpoint;

  @AfterEach
  void stop() {
    if (endpoint != null) {
      route.held().forEach(future -> future.cancel(false));
      heavyRoute.held().forEach(future -> future.cancel(false));
      endpoint.close();
    }
  }

  @Test
  void answersAReadWithTheHeaderOfTheRealServer() throws Exception {
    try (PacketClient client = start(options -> options)) {
      int channelId = client.send(Opcode.EXECUTE, request(client.logIn()));
      next(route).complete(HeldRoute.affected(0));
      Packet answer = client.receive();

      assertThat(answer.channelId()).isEqualTo(channelId);
      RpcHeader header = answer.header();
      assertThat(header.opcode()).isEqualTo(Opcode.EXECUTE);
      assertThat(header.length()).isEqualTo(192);
      assertThat(header.flags()).isEqualTo(0x8000);
      assertThat(header.priority()).isZero();
      assertThat(header.tenantId()).isEqualTo(TestCatalog.TENANT_ID);
      assertThat(header.privateTenantId()).isZero();
      assertThat(header.traceId0()).isEqualTo(17);
      assertThat(header.traceId1()).isEqualTo(18);
      assertThat(header.timeoutMicros()).isZero();
      assertThat(header.destinationCluster()).isEqualTo(-1);
      assertThat(header.sourceCluster()).isEqualTo(1);
      assertThat(header.sequence()).isNotZero();
      assertThat(header.cost().requestArrival()).isNotZero();
    }
  }

  @Test
  void leavesTenantAndClusterOutOfTheAnswerToACommittedWrite() throws Exception {
    try (PacketClient client = start(options -> options)) {
      client.send(Opcode.EXECUTE, request(client.logIn()));
      next(route).complete(HeldRoute.affected(1));
      RpcHeader header = client.receive().header();

      assertThat(header.tenantId()).isZero();
      assertThat(header.sourceCluster()).isEqualTo(-1);
    }
  }

  @Test
  void answersInTheOrderInWhichRequestsFinish() throws Exception {
    try (PacketClient client = start(options -> options)) {
      byte[] payload = request(client.logIn());
      int first = client.send(Opcode.EXECUTE, payload);
      int second = client.send(HEAVY, payload);
      CompletableFuture<OperationResult> slow = next(route);
      next(heavyRoute).complete(HeldRoute.affected(2));

      assertThat(client.receive().channelId()).isEqualTo(second);
      slow.complete(HeldRoute.affected(1));
      assertThat(client.receive().channelId()).isEqualTo(first);
    }
  }

  @Test
  void putsARefusalIntoTheHead() throws Exception {
    try (PacketClient client = start(options -> options)) {
      client.send(Opcode.EXECUTE, request(client.logIn()));
      next(route)
          .completeExceptionally(
              new RequestException(ErrorCode.OB_TABLE_NOT_EXIST, "Unknown table 't' in "));
      Packet answer = client.receive();

      WireReader in = new WireReader(answer.body());
      assertThat(RpcResult.CODEC.decode(in))
          .isEqualTo(RpcResult.failure(-5019, "Unknown table 't' in "));
      assertThat(in.hasRemaining()).isFalse();
      assertThat(answer.header().flags()).isEqualTo(0x8000);
    }
  }

  @Test
  void tellsTheClientToAskForThePlaceOfATabletThatIsNotHere() throws Exception {
    try (PacketClient client = start(options -> options)) {
      client.send(Opcode.EXECUTE, request(client.logIn()));
      next(route).completeExceptionally(new RequestException(ErrorCode.OB_TABLET_NOT_EXIST));

      assertThat(client.receive().header().flags()).isEqualTo(0x8200);
    }
  }

  @Test
  void hidesWhatNobodyForesaw() throws Exception {
    try (PacketClient client = start(options -> options)) {
      client.send(Opcode.EXECUTE, request(client.logIn()));
      next(route).completeExceptionally(new IllegalStateException("a secret"));

      assertThat(client.receiveResult()).isEqualTo(RpcResult.failure(-4016, ""));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 112, 120, 128, 184})
  void readsRequestHeadersOfEveryLength(int length) throws Exception {
    try (PacketClient client = start(options -> options)) {
      byte[] payload = request(client.logIn());
      client.send(Opcode.EXECUTE, payload, length, 0, PacketChecksum.of(payload));
      next(route).complete(HeldRoute.affected(0));

      assertThat(client.receiveResult().code()).isZero();
    }
  }

  @Test
  void refusesMalformedRequestsAndGoesOn() throws Exception {
    try (PacketClient client = start(options -> options)) {
      byte[] payload = request(client.logIn());
      byte[] trailing = Arrays.copyOf(payload, payload.length + 5);
      byte[] version2 = payload.clone();
      version2[0] = 2;
      byte[] longStruct = payload.clone();
      longStruct[1]++;
      byte[] shortStruct = payload.clone();
      shortStruct[1] = 3;

      assertRefused(client, payload, 1, -4103);
      assertRefused(client, payload, -PacketChecksum.of(payload), -4103);
      assertRefused(client, new byte[0], 0, -4007);
      assertRefused(client, trailing, 0, -4007);
      assertRefused(client, version2, 0, -4007);
      assertRefused(client, Arrays.copyOf(payload, payload.length / 2), 0, -4034);
      assertRefused(client, longStruct, 0, -4034);
      assertRefused(client, shortStruct, 0, -4000);
      client.send(0x1199, payload);
      assertThat(client.receiveResult()).isEqualTo(RpcResult.failure(-4007, ""));
      client.send(Opcode.EXECUTE, payload, 184, 0x4007, PacketChecksum.of(payload));
      assertThat(client.receiveResult()).isEqualTo(RpcResult.failure(-4067, ""));
      client.send(Opcode.EXECUTE, payload);
      next(route).complete(HeldRoute.affected(0));
      assertThat(client.receiveResult().code()).isZero();
    }
  }

  @Test
  void servesACredentialOnAnotherConnection() throws Exception {
    try (PacketClient first = start(options -> options);
        PacketClient second = new PacketClient(endpoint.port())) {
      second.send(Opcode.EXECUTE, request(first.logIn()));
      next(route).complete(HeldRoute.affected(0));

      assertThat(second.receiveResult().code()).isZero();
    }
  }

  @Test
  void refusesRequestsWithoutACredential() throws Exception {
    try (PacketClient client = start(options -> options)) {
      client.send(Opcode.EXECUTE, request(new byte[0]));

      assertThat(client.receiveResult()).isEqualTo(RpcResult.failure(-4007, ""));
    }
  }

  @Test
  void refusesAtOnceWhatAConnectionHasTooMuchUnderWay() throws Exception {
    try (PacketClient client = start(options -> options.maxRequestsPerConnection(2))) {
      byte[] payload = request(client.logIn());
      client.send(Opcode.EXECUTE, payload);
      client.send(HEAVY, payload);
      int third = client.send(Opcode.EXECUTE, payload);
      Packet overload = client.receive();

      assertThat(overload.channelId()).isEqualTo(third);
      assertThat(RpcResult.CODEC.decode(new WireReader(overload.body())).code())
          .isEqualTo(ErrorCode.OB_QUEUE_OVERFLOW.number());
      next(route).complete(HeldRoute.affected(0));
      assertThat(client.receiveResult().code()).isZero();
      client.send(Opcode.EXECUTE, payload);
      next(route).complete(HeldRoute.affected(0));
      assertThat(client.receiveResult().code()).isZero();
    }
  }

  @Test
  void refusesAtOnceWhatAllConnectionsHaveTooMuchUnderWay() throws Exception {
    try (PacketClient first = start(options -> options.maxRequests(1));
        PacketClient second = new PacketClient(endpoint.port())) {
      byte[] payload = request(first.logIn());
      first.send(Opcode.EXECUTE, payload);
      CompletableFuture<OperationResult> pending = next(route);
      second.send(Opcode.EXECUTE, payload);

      assertThat(second.receiveResult().code()).isEqualTo(ErrorCode.OB_QUEUE_OVERFLOW.number());
      assertThat(endpoint.counters().overloads()).isEqualTo(1);
      pending.complete(HeldRoute.affected(0));
      assertThat(first.receiveResult().code()).isZero();
    }
  }

  @Test
  void servesNoMoreThanAClientReads() throws Exception {
    int requests = 1000;
    LargeRoute large = new LargeRoute();
    TestCatalog catalog = TestCatalog.standard();
    endpoint = RpcEndpoint.start(
        RpcOptions.builder().build(),
        () -> catalog,
        Map.of(Opcode.EXECUTE, large),
        () -> Gathering.NONE);
    try (PacketClient client = new PacketClient(endpoint.port())) {
      byte[] payload = request(client.logIn());
      for (int i = 0; i < requests; i++) {
        client.send(Opcode.EXECUTE, payload);
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .during(Duration.ofMillis(300))
          .until(large::served, served -> served > 0 && served < requests / 2);
      for (int i = 0; i < requests; i++) {
        assertThat(client.receiveResult().code()).isZero();
      }
      assertThat(large.served()).isEqualTo(requests);
    }
  }

  @Test
  void closesAConnectionThatDoesNotSendPackets() throws Exception {
    try (PacketClient client = start(options -> options)) {
      client.raw(new byte[] {'G', 'E', 'T', ' ', '/'});

      assertThat(client.seesEnd()).isTrue();
    }
  }

  @Test
  void closesAConnectionThatAnnouncesATooLongPacket() throws Exception {
    try (PacketClient client = start(options -> options.maxPacketLength(2048))) {
      client.send(Opcode.LOGIN, new byte[4096]);

      assertThat(client.seesEnd()).isTrue();
    }
  }

  @Test
  void closesConnectionsWhenItStops() throws Exception {
    try (PacketClient client = start(options -> options)) {
      client.logIn();
      endpoint.close();

      assertThat(client.seesEnd()).isTrue();
    }
  }

  private void assertRefused(PacketClient client, byte[] payload, long checksumError, int code)
      throws IOException {
    client.send(Opcode.EXECUTE, payload, 184, 0, PacketChecksum.of(payload) + checksumError);
    assertThat(client.receiveResult()).isEqualTo(RpcResult.failure(code, ""));
  }

  private PacketClient start(UnaryOperator<RpcOptions.Builder> change) throws IOException {
    RpcOptions options = change.apply(RpcOptions.builder()).build();
    TestCatalog catalog = TestCatalog.standard();
    endpoint = RpcEndpoint.start(
        options,
        () -> catalog,
        Map.of(Opcode.EXECUTE, route, HEAVY, heavyRoute),
        () -> Gathering.NONE);
    return new PacketClient(endpoint.port());
  }

  private static byte[] request(byte[] credential) {
    Operation operation = new Operation(0, new Entity(List.of(), List.of()));
    return PacketClient.bytes(
        OperationRequest.CODEC,
        new OperationRequest(credential, "t", -1, 0, 1, operation, 0, 0, false, false, -1));
  }

  private static CompletableFuture<OperationResult> next(HeldRoute route)
      throws InterruptedException {
    CompletableFuture<OperationResult> future = route.held().poll(10, TimeUnit.SECONDS);
    assertThat(future).isNotNull();
    return future;
  }
}
