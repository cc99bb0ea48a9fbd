// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.mysql.ErrorPacket;
import io.obkv.protocol.mysql.MysqlPacket;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.error.RequestException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one command on a worker and writes its answer, in pieces, as long as the client takes them. Where
 * it does not, the task ends incomplete, and is run again when there is room.
 */
final class AnswerTask implements Runnable {
  /** About how much is written in one piece. */
  private static final int PIECE_BYTES = 32 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(AnswerTask.class);

  private final Channel channel;
  private final Commands commands;
  private final MysqlPacket packet;
  private final Consumer<AnswerTask> whenEnded;
  private Answer answer;
  private int sequence;
  private boolean complete;

  /**
   * @param whenEnded told, on the worker, when the task has run
   */
  AnswerTask(
      Channel channel, Commands commands, MysqlPacket packet, Consumer<AnswerTask> whenEnded) {
    this.channel = channel;
    this.commands = commands;
    this.packet = packet;
    this.whenEnded = whenEnded;
    this.sequence = packet.sequence() + 1;
  }

  /** Whether the whole answer has been written. */
  boolean isComplete() {
    return complete;
  }

  /** Lets go of what the rest of the answer would have needed. */
  void abandon() {
    complete = true;
    if (answer != null) {
      answer.close();
    }
  }

  @Override
  public void run() {
    try {
      writePieces();
    } catch (Throwable e) {
      LOG.error("a command has failed, its connection is closed", e);
      var unused = channel.close();
      abandon();
    }
    if (complete) {
      commands.session().finish();
    }
    whenEnded.accept(this);
  }

  private void writePieces() {
    do {
      ByteBuf piece = channel.alloc().buffer();
      try {
        write(new PacketWriter(piece, sequence));
      } catch (RuntimeException | Error e) {
        piece.release();
        throw e;
      }
      if (piece.isReadable()) {
        var unused = channel.writeAndFlush(piece);
      } else {
        piece.release();
      }
    } while (!complete && channel.isWritable());
  }

  private void write(PacketWriter out) {
    try {
      if (answer == null) {
        answer = commands.answer(packet);
      }
      complete = answer.writeTo(out, PIECE_BYTES);
      if (complete) {
        answer.close();
      }
    } catch (RuntimeException | StackOverflowError e) {
      abandon();
      ErrorPacket error = MysqlErrors.packet(refusal(e));
      out.packet(error::encode);
    } finally {
      sequence = out.sequence();
    }
  }

  private static SqlException refusal(Throwable failure) {
    if (failure instanceof SqlException refused) {
      return refused;
    }
    if (failure instanceof RequestException refused) {
      return SqlErrors.of(refused);
    }
    if (failure instanceof ProtocolException) {
      return MysqlErrors.malformedPacket();
    }
    if (failure instanceof StackOverflowError) {
      return SqlErrors.tooDeep();
    }
    LOG.warn("a statement has failed", failure);
    return MysqlErrors.internal();
  }
}
