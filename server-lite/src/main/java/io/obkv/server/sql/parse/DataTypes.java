// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.value.Collation;
import io.obkv.value.ValueType;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Declared types to {@link ColumnType}, with the checks of 7.2 of the SQL notes. Sizes that are not
 * given are MySQL's. Stateless.
 */
public final class DataTypes {
  private static final int MAX_CHAR = 256;
  private static final int MAX_VARCHAR = 262_144;
  private static final int MAX_VARBINARY = 1_048_576;
  private static final int MAX_WIDTH = 255;
  private static final int MAX_BITS = 64;
  private static final int MAX_FRACTION = 6;
  private static final int MAX_DIGITS = 65;
  private static final int MAX_SCALE = 30;
  private static final int FLOAT_DIGITS = 24;

  private DataTypes() {}

  /**
   * The type of a column.
   *
   * @param column the column's name, for messages
   * @param tableCollation what its characters compare by when it says nothing
   */
  public static ColumnType of(
      OBParser.Data_typeContext type, String column, Collation tableCollation) {
    ParserRuleContext kind = (ParserRuleContext) type.getChild(0);
    TypeWords words = TypeWords.of(type);
    if (kind instanceof OBParser.Int_type_iContext) {
      return integer(words, column);
    }
    if (kind instanceof OBParser.Float_type_iContext) {
      return floating(words, column);
    }
    if (kind instanceof OBParser.Number_type_iContext) {
      return decimal(words, column);
    }
    if (kind instanceof OBParser.Bool_type_iContext) {
      return ColumnType.of(ValueType.TINYINT, 1, -1);
    }
    if (kind instanceof OBParser.Datetime_type_iContext
        || kind instanceof OBParser.Date_year_type_iContext) {
      return temporal(words, column);
    }
    if (kind instanceof OBParser.Bit_type_iContext) {
      return bits(words, column);
    }
    if (kind instanceof OBParser.Json_type_iContext) {
      return ColumnType.of(ValueType.JSON);
    }
    return bytes(kind, words, column, tableCollation);
  }

  /** The target of a CAST; text without a length has no limit. */
  public static ColumnType ofCast(OBParser.Cast_data_typeContext type) {
    TypeWords words = TypeWords.of(type);
    return switch (words.first()) {
      case "signed" -> ColumnType.of(ValueType.BIGINT, 20, -1);
      case "unsigned" -> ColumnType.of(ValueType.UNSIGNED_BIGINT, 20, -1);
      case "binary" ->
        ColumnType.ofBytes(ValueType.VARCHAR, words.number(0, Integer.MAX_VALUE), Collation.BINARY);
      case "char", "character" ->
        ColumnType.ofBytes(
            ValueType.VARCHAR, words.number(0, Integer.MAX_VALUE), Collation.UTF8MB4_GENERAL_CI);
      case "decimal", "dec", "numeric", "number", "fixed" -> decimal(words, "");
      case "float", "double" -> floating(words, "");
      case "json" -> ColumnType.of(ValueType.JSON);
      case "date", "year", "datetime", "time" -> temporal(words, "");
      default -> throw SqlErrors.notSupported("cast to " + words.first());
    };
  }

  private static ColumnType bytes(
      ParserRuleContext kind, TypeWords words, String column, Collation tableCollation) {
    if (kind instanceof OBParser.Blob_type_iContext) {
      return text(words, Collation.BINARY);
    }
    if (kind instanceof OBParser.Text_type_iContext) {
      return text(words, collation(kind, tableCollation));
    }
    if (kind instanceof OBParser.Binary_type_iContext) {
      boolean fixed = words.is("binary");
      return sized(words, column, fixed, Collation.BINARY);
    }
    if (kind instanceof OBParser.Character_type_iContext) {
      boolean fixed = !words.has("varchar") && !words.has("varying") && !words.has("nvarchar");
      return sized(words, column, fixed, collation(kind, tableCollation));
    }
    if (kind instanceof OBParser.Collection_type_iContext collection) {
      return members(collection, words, column, collation(kind, tableCollation));
    }
    throw SqlErrors.notSupported("column type " + Trees.firstWord(kind));
  }

  private static ColumnType integer(TypeWords words, String column) {
    boolean unsigned = words.has("unsigned") || words.has("zerofill");
    ValueType type = integerType(words.first(), unsigned);
    int width = words.number(0, IntegerWidths.of(type));
    if (width > MAX_WIDTH) {
      throw displayWidth(column, MAX_WIDTH);
    }
    return new ColumnType(type, 0, width, -1, words.has("zerofill"), Collation.BINARY, List.of());
  }

  private static ValueType integerType(String word, boolean unsigned) {
    return switch (word) {
      case "tinyint", "int1" -> unsigned ? ValueType.UNSIGNED_TINYINT : ValueType.TINYINT;
      case "smallint", "int2" -> unsigned ? ValueType.UNSIGNED_SMALLINT : ValueType.SMALLINT;
      case "mediumint", "middleint", "int3" ->
        unsigned ? ValueType.UNSIGNED_MEDIUMINT : ValueType.MEDIUMINT;
      case "bigint", "int8" -> unsigned ? ValueType.UNSIGNED_BIGINT : ValueType.BIGINT;
      default -> unsigned ? ValueType.UNSIGNED_INT : ValueType.INT;
    };
  }

  private static ColumnType floating(TypeWords words, String column) {
    int precision = words.number(0, -1);
    int scale = words.number(1, -1);
    if (scale >= 0 && precision < scale) {
      throw scaleAbovePrecision(column);
    }
    boolean onlyBits = precision >= 0 && scale < 0;
    boolean single = words.is("float") && !(onlyBits && precision > FLOAT_DIGITS);
    boolean unsigned = words.has("unsigned") || words.has("zerofill");
    ValueType type = single
        ? unsigned ? ValueType.UNSIGNED_FLOAT : ValueType.FLOAT
        : unsigned ? ValueType.UNSIGNED_DOUBLE : ValueType.DOUBLE;
    return new ColumnType(
        type,
        0,
        onlyBits ? -1 : precision,
        scale,
        words.has("zerofill"),
        Collation.BINARY,
        List.of());
  }

  private static ColumnType decimal(TypeWords words, String column) {
    int precision = words.number(0, 10);
    int scale = words.number(1, 0);
    if (precision > MAX_DIGITS) {
      throw precisionTooBig(precision, column, MAX_DIGITS);
    }
    if (scale > MAX_SCALE) {
      throw SqlErrors.of(
          -5204,
          1425,
          "42000",
          "Too big scale " + scale + " specified for column '" + column + "'. Maximum is "
              + MAX_SCALE + ".");
    }
    if (precision < scale) {
      throw scaleAbovePrecision(column);
    }
    boolean unsigned = words.has("unsigned") || words.has("zerofill");
    return new ColumnType(
        unsigned ? ValueType.UNSIGNED_NUMBER : ValueType.DECIMAL,
        0,
        precision == 0 ? 10 : precision,
        scale,
        words.has("zerofill"),
        Collation.BINARY,
        List.of());
  }

  private static ColumnType temporal(TypeWords words, String column) {
    if (words.is("year")) {
      return ColumnType.of(ValueType.YEAR);
    }
    if (words.is("date")) {
      return ColumnType.of(ValueType.DATE);
    }
    int fraction = words.number(0, 0);
    if (fraction > MAX_FRACTION) {
      throw precisionTooBig(fraction, column, MAX_FRACTION);
    }
    ValueType type = ValueType.valueOf(words.first().toUpperCase(Locale.ROOT));
    return ColumnType.of(type, -1, fraction);
  }

  private static ColumnType bits(TypeWords words, String column) {
    int width = words.number(0, 1);
    if (width > MAX_BITS) {
      throw displayWidth(column, MAX_BITS);
    }
    return ColumnType.of(ValueType.BIT, width, -1);
  }

  private static ColumnType text(TypeWords words, Collation collation) {
    long wanted = words.number(0, -1);
    ValueType named = TextSizes.named(words);
    ValueType type = wanted >= 0 && named == ValueType.TEXT
        ? TextSizes.holding(wanted * (collation == Collation.BINARY ? 1 : 4))
        : named;
    return ColumnType.ofBytes(type, TextSizes.bytes(type), collation);
  }

  private static ColumnType sized(
      TypeWords words, String column, boolean fixed, Collation collation) {
    int length = words.number(0, 1);
    boolean binary = collation == Collation.BINARY;
    int most = fixed ? MAX_CHAR : binary ? MAX_VARBINARY : MAX_VARCHAR;
    if (length > most) {
      throw SqlErrors.of(
          -5198,
          1074,
          "42000",
          "Column length too big for column '" + column + "' (max = " + most + ")");
    }
    return ColumnType.ofBytes(fixed ? ValueType.CHAR : ValueType.VARCHAR, length, collation);
  }

  private static ColumnType members(
      OBParser.Collection_type_iContext type, TypeWords words, String column, Collation collation) {
    List<String> members = type.string_list().text_string().stream()
        .map(text -> StringLiterals.value(text.getText()))
        .toList();
    for (int i = 0; i < members.size(); i++) {
      if (members.subList(0, i).contains(members.get(i))) {
        throw SqlErrors.of(
            -5334,
            1291,
            "HY000",
            "Column '" + column + "' has duplicated value '" + members.get(i) + "' in "
                + words.first().toUpperCase(Locale.ROOT) + " ");
      }
    }
    ValueType kind = words.is("enum") ? ValueType.ENUM : ValueType.SET;
    return new ColumnType(kind, 0, -1, -1, false, collation, members);
  }

  private static Collation collation(ParserRuleContext type, Collation tableCollation) {
    var named = type.getRuleContexts(OBParser.CollationContext.class);
    if (!named.isEmpty()) {
      return Collations.collation(named.get(0).collation_name());
    }
    var charset = type.getRuleContexts(OBParser.Charset_nameContext.class);
    Collation base = charset.isEmpty() ? tableCollation : Collations.ofCharset(charset.get(0));
    boolean bin = type.getToken(OBParser.BINARY, 0) != null && base != Collation.BINARY;
    return bin ? Collation.UTF8MB4_BIN : base;
  }

  private static SqlException displayWidth(String column, int most) {
    return SqlErrors.of(
        -5205,
        1439,
        "42000",
        "Display width out of range for column '" + column + "' (max = " + most + ")");
  }

  private static SqlException precisionTooBig(int precision, String column, int most) {
    return SqlErrors.of(
        -5203,
        1426,
        "42000",
        "Too big precision " + precision + " specified for column '" + column + "'. Maximum is "
            + most + ".");
  }

  private static SqlException scaleAbovePrecision(String column) {
    return SqlErrors.of(
        -5204,
        1427,
        "42000",
        "For float(M,D), double(M,D) or decimal(M,D), M must be >= D (column '" + column + "').");
  }
}
