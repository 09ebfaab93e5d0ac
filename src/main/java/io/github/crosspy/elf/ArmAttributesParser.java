package io.github.crosspy.elf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the contents of {@code .ARM.attributes} (IHI 0045, section 3). */
final class ArmAttributesParser {
    private static final int FORMAT_VERSION = 'A';
    private static final int SCOPE_FILE = 1;
    private static final int CPU_RAW_NAME = 4;
    private static final int CPU_NAME = 5;
    private static final int COMPATIBILITY = 32;

    private final Region region;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private int at;

    private ArmAttributesParser(Region region) {
        this.region = region;
    }

    static ArmAttributes parse(Region region) throws ElfFormatException {
        ArmAttributesParser parser = new ArmAttributesParser(region);
        parser.vendors();
        return new ArmAttributes(parser.numbers);
    }

    private void vendors() throws ElfFormatException {
        if (region.u8(at++) != FORMAT_VERSION) {
            throw new ElfFormatException("build attributes have an unknown format");
        }
        while (at < region.size()) {
            int end = end(at, at, region.size());
            at += 4;
            if (string().equals("aeabi")) {
                scopes(end);
            }
            at = end;
        }
    }

    private void scopes(int vendorEnd) throws ElfFormatException {
        while (at < vendorEnd) {
            int start = at;
            int scope = number();
            int end = end(start, at, vendorEnd);
            at += 4;
            if (scope == SCOPE_FILE) {
                attributes(end);
            }
            at = end;
        }
    }

    private void attributes(int end) throws ElfFormatException {
        while (at < end) {
            int tag = number();
            if (tag == COMPATIBILITY) {
                number();
                string();
            } else if (isText(tag)) {
                string();
            } else {
                numbers.put(tag, number());
            }
        }
        if (at != end) {
            throw new ElfFormatException("build attributes run over their end");
        }
    }

    /** From 32 on the parity of a tag tells the type of its value, so that unknown ones can be passed over. */
    private static boolean isText(int tag) {
        return tag == CPU_RAW_NAME || tag == CPU_NAME || tag > COMPATIBILITY && tag % 2 == 1;
    }

    private int end(int start, int lengthAt, int limit) throws ElfFormatException {
        long end = start + region.u32(lengthAt);
        if (end < lengthAt + 4L || end > limit) {
            throw new ElfFormatException("build attributes have a wrong length");
        }
        return (int) end;
    }

    private int number() throws ElfFormatException {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = region.u8(at++);
            value |= (next & 0x7fL) << shift;
            if (next < 0x80 && value <= Integer.MAX_VALUE) {
                return (int) value;
            }
            if (next < 0x80) {
                break;
            }
        }
        throw new ElfFormatException("build attributes have a number that is too big");
    }

    private String string() throws ElfFormatException {
        int end = region.end(at);
        String text = new String(region.copy(at, end), StandardCharsets.UTF_8);
        at = end + 1;
        return text;
    }
}
