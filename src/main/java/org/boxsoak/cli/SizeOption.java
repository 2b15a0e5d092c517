package org.boxsoak.cli;

import org.boxsoak.plan.Bytes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes as plans do. */
final class SizeOption implements ITypeConverter<Bytes> {
    @Override
    public Bytes convert(String text) {
        try {
            return Bytes.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
