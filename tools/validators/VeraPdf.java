import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * veraPDF over many files and flavours in one virtual machine, which takes a second to start.
 *
 * <p>Arguments: flavours joined by commas, then files. One JSON object a line on standard output:
 * {"file", "flavour", "compliant", "failures": [{"rule", "count", "message", "context"}]}, or
 * {"file", "flavour", "error"} where a file cannot be parsed. Exit status 0 when all were tried.
 */
final class VeraPdf {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        LogManager.getLogManager().reset();
        for (int i = 1; i < arguments.length; i++) {
            for (String flavour : arguments[0].split(",")) {
                OUT.println(validate(arguments[i], flavour));
            }
        }
    }

    private static String validate(String file, String name) {
        PDFAFlavour flavour = PDFAFlavour.fromString(name);
        String head = "{\"file\":" + quote(file) + ",\"flavour\":" + quote(name) + ",";
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            return head + "\"error\":\"veraPDF knows no such flavour\"}";
        }
        try (FileInputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return head + "\"compliant\":" + result.isCompliant() + ",\"failures\":["
                    + String.join(",", failures(result)) + "]}";
        } catch (Exception | StackOverflowError error) {
            return head + "\"error\":" + quote(String.valueOf(error)) + "}";
        }
    }

    /** One entry for each broken rule, with the first place that breaks it. */
    private static List<String> failures(ValidationResult result) {
        Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                first.putIfAbsent(assertion.getRuleId(), assertion);
            }
        }
        List<String> failures = new ArrayList<>();
        for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
            RuleId rule = failed.getKey();
            TestAssertion example = first.get(rule);
            failures.add("{\"rule\":" + quote(rule.getClause() + "-" + rule.getTestNumber())
                    + ",\"count\":" + failed.getValue()
                    + ",\"message\":" + quote(example == null ? "" : example.getMessage())
                    + ",\"context\":"
                    + quote(example == null ? "" : example.getLocation().getContext()) + "}");
        }
        return failures;
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : String.valueOf(text).toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
