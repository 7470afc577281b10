package org.walletsuite.platform.normalisation;

/** Punycode (RFC 3492), which encodes any label of a domain in ASCII. */
final class Punycode {

    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int ASCII = 128;

    private Punycode() {}

    /** Without the {@code xn--} prefix. */
    static String encode(String label) {
        var input = label.codePoints().toArray();
        var output = new StringBuilder();
        label.codePoints().filter(letter -> letter < ASCII).forEach(output::appendCodePoint);
        var basic = output.length();
        if (basic > 0) {
            output.append('-');
        }
        var bias = FIRST_BIAS;
        var delta = 0;
        var done = basic;
        var last = ASCII - 1;
        while (done < input.length) {
            var after = last;
            var next = label.codePoints().filter(letter -> letter > after).min().orElseThrow();
            delta += (next - last - 1) * (done + 1);
            for (var letter : input) {
                if (letter < next) {
                    delta++;
                } else if (letter == next) {
                    append(output, delta, bias);
                    bias = adapted(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
            delta++;
            last = next;
        }
        return output.toString();
    }

    private static void append(StringBuilder output, int delta, int bias) {
        var rest = delta;
        for (var position = BASE; ; position += BASE) {
            var threshold = Math.clamp(position - bias, LEAST, MOST);
            if (rest < threshold) {
                output.append(digit(rest));
                return;
            }
            output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static int adapted(int delta, int letters, boolean first) {
        var rest = first ? delta / DAMP : delta / 2;
        rest += rest / letters;
        var bias = 0;
        while (rest > (BASE - LEAST) * MOST / 2) {
            rest /= BASE - LEAST;
            bias += BASE;
        }
        return bias + BASE * rest / (rest + SKEW);
    }

    /** 26 letters, then ten digits. */
    private static char digit(int value) {
        return (char) (value < MOST ? 'a' + value : '0' + value - MOST);
    }
}
