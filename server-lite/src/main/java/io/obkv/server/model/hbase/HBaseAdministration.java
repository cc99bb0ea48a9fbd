// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.MetaRequest;
import io.obkv.protocol.message.MetaResponse;
import io.obkv.protocol.message.MetaType;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.sql.ddl.SchemaChanges;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The administration of HBase tables: questions and answers in JSON (3.11 of the protocol notes). Safe for
 * many threads; calls block.
 */
public final class HBaseAdministration {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Left in the status of some answers by OceanBase; its clients look elsewhere. */
  private static final OperationStatus LEFT_OVER =
      new OperationStatus(ErrorCode.OB_ERR_UNEXPECTED.number(), "", "");

  private final AdminTables tables;
  private final ReplicaPlacement placement;

  /**
   * @param schema how tables are made and dropped
   * @param placement where regions are
   */
  public HBaseAdministration(SchemaChanges schema, ReplicaPlacement placement) {
    this.tables = new AdminTables(schema);
    this.placement = placement;
  }

  /**
   * Answers a request.
   *
   * @throws RequestException with OceanBase's code and text
   */
  public MetaResponse execute(MetaRequest request, RequestContext context) {
    MetaType type = MetaType.ofNumber(request.type());
    if (type == null) {
      throw Refusals.notSupported("");
    }
    return switch (type) {
      case CREATE_TABLE -> create(request, context);
      case DELETE_TABLE, ENABLE_TABLE, DISABLE_TABLE -> change(type, request, context);
      case REGION_LOCATOR, REGION_METRICS, TABLE_EXISTS, TABLE_DESCRIPTOR ->
        describe(type, request, context);
      case INVALID, TABLE_PARTITION_INFO, TRUNCATE_TABLE -> throw Refusals.notSupported("");
    };
  }

  private static JsonNode parse(MetaRequest request) {
    JsonNode root;
    try {
      root = JSON.readTree(request.json());
    } catch (JsonProcessingException e) {
      throw new RequestException(ErrorCode.OB_ERR_PARSER_SYNTAX);
    }
    if (!root.isObject()) {
      throw Refusals.invalidArgument();
    }
    return root;
  }

  private static JsonNode member(JsonNode object, String name) {
    JsonNode member = object.get(name);
    if (member == null) {
      throw new RequestException(ErrorCode.OB_ENTRY_NOT_EXIST);
    }
    return member;
  }

  private static String tableName(MetaRequest request) {
    JsonNode name = member(parse(request), "table_name");
    if (!name.isTextual() || name.textValue().isEmpty()) {
      throw Refusals.unexpected();
    }
    return name.textValue();
  }

  private static void requireDdl(RequestContext context) {
    if (!Capabilities.allowsAdminDdl(context.catalog())) {
      throw Refusals.notSupported(
          "execute hbase admin ddl but _enable_kv_hbase_admin_ddl is false");
    }
  }

  private MetaResponse create(MetaRequest request, RequestContext context) {
    JsonNode root = parse(request);
    JsonNode name = member(root, "htable_name");
    JsonNode families = member(root, "column_families");
    if (!name.isTextual() || name.textValue().isEmpty()) {
      throw Refusals.invalidArgument();
    }
    requireDdl(context);
    if (families.isEmpty()) {
      throw new RequestException(ErrorCode.OB_ALLOCATE_MEMORY_FAILED);
    }
    Map<String, FamilyAttributes> attributes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> family : families.properties()) {
      attributes.put(family.getKey().toLowerCase(Locale.ROOT), attributes(family.getValue()));
    }
    tables.create(context.database(), name.textValue(), attributes);
    return new MetaResponse(LEFT_OVER, "success");
  }

  private static FamilyAttributes attributes(JsonNode family) {
    int seconds = number(member(family, "ttl"));
    int versions = number(member(family, "max_version"));
    if (seconds <= 0) {
      throw new RequestException(
          ErrorCode.OB_KV_TTL_NOT_POSITIVE, "Time to live of hbase table must be greater than 0");
    }
    if (versions <= 0) {
      throw new RequestException(
          ErrorCode.OB_KV_MAX_VERSIONS_NOT_POSITIVE,
          "MaxVersions of hbase table must be greater than 0");
    }
    return new FamilyAttributes(versions, seconds, true, true);
  }

  private static int number(JsonNode node) {
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw Refusals.unexpected();
    }
    return node.intValue();
  }

  private MetaResponse change(MetaType type, MetaRequest request, RequestContext context) {
    String name = tableName(request);
    requireDdl(context);
    if (type == MetaType.DELETE_TABLE) {
      tables.drop(context.database(), name);
      return new MetaResponse(OperationStatus.OK, "");
    }
    tables.enable(context.database(), name, type == MetaType.ENABLE_TABLE);
    return new MetaResponse(LEFT_OVER, "");
  }

  private MetaResponse describe(MetaType type, MetaRequest request, RequestContext context) {
    String name = tableName(request);
    List<TableSchema> families = HTableTarget.tables(context.catalog(), context.database(), name);
    if (type == MetaType.TABLE_EXISTS) {
      return new MetaResponse(OperationStatus.OK, "{\"exists\":" + !families.isEmpty() + "}");
    }
    if (families.isEmpty()) {
      throw type == MetaType.TABLE_DESCRIPTOR
          ? new RequestException(ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS)
          : WriteTargets.unknownTable(name);
    }
    return switch (type) {
      case TABLE_DESCRIPTOR -> new MetaResponse(LEFT_OVER, TableReport.descriptor(families));
      case REGION_METRICS ->
        new MetaResponse(OperationStatus.OK, TableReport.metrics(name, families.get(0)));
      default -> new MetaResponse(LEFT_OVER, TableReport.regions(families, placement));
    };
  }
}
