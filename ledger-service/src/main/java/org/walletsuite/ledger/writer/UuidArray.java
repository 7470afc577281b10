package org.walletsuite.ledger.writer;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/** A {@code uuid[]} parameter in PostgreSQL's binary format, because the driver would send it as text. */
@SuppressWarnings("EqualsHashCode") // A parameter is bound once and never compared.
final class UuidArray extends PGobject implements PGBinaryObject {

    private static final int UUID_OID = 2950;
    private static final int UUID_LENGTH = 16;
    private static final int HEADER_LENGTH = 20;
    private static final int NULL = -1;

    private final @Nullable UUID[] ids;

    UuidArray(@Nullable UUID[] ids) {
        this.ids = ids;
        this.type = "_uuid";
    }

    /** The text format, for a connection that refuses the binary one. */
    @Override
    public String getValue() {
        return Arrays.stream(ids).map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public void setByteValue(byte[] bytes, int offset) {
        throw new UnsupportedOperationException("A parameter, never a result");
    }

    @Override
    public int lengthInBytes() {
        var length = HEADER_LENGTH;
        for (var id : ids) {
            length += Integer.BYTES + (id == null ? 0 : UUID_LENGTH);
        }
        return length;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        var hasNulls = Arrays.stream(ids).anyMatch(id -> id == null);
        ByteConverter.int4(bytes, offset, 1);
        ByteConverter.int4(bytes, offset + 4, hasNulls ? 1 : 0);
        ByteConverter.int4(bytes, offset + 8, UUID_OID);
        ByteConverter.int4(bytes, offset + 12, ids.length);
        ByteConverter.int4(bytes, offset + 16, 1);
        var at = offset + HEADER_LENGTH;
        for (var id : ids) {
            if (id == null) {
                ByteConverter.int4(bytes, at, NULL);
                at += Integer.BYTES;
            } else {
                ByteConverter.int4(bytes, at, UUID_LENGTH);
                ByteConverter.int8(bytes, at + 4, id.getMostSignificantBits());
                ByteConverter.int8(bytes, at + 12, id.getLeastSignificantBits());
                at += Integer.BYTES + UUID_LENGTH;
            }
        }
    }
}
