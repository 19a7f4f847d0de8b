package dev.muster.testing;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nu.validator.checker.Checker;
import nu.validator.checker.DuplicateDtChecker;
import nu.validator.checker.HeadingHierarchyChecker;
import nu.validator.checker.NormalizationChecker;
import nu.validator.checker.TextContentChecker;
import nu.validator.checker.UncheckedSubtreeWarner;
import nu.validator.checker.UsemapChecker;
import nu.validator.checker.jing.CheckerSchema;
import nu.validator.checker.jing.CheckerValidator;
import nu.validator.checker.table.TableChecker;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;
import nu.validator.localentities.LocalCacheEntityResolver;
import nu.validator.vendor.thaiopensource.relaxng.impl.CombineValidator;
import nu.validator.vendor.thaiopensource.util.PropertyMap;
import nu.validator.vendor.thaiopensource.util.PropertyMapBuilder;
import nu.validator.vendor.thaiopensource.validate.IncorrectSchemaException;
import nu.validator.vendor.thaiopensource.validate.Schema;
import nu.validator.vendor.thaiopensource.validate.ValidateProperty;
import nu.validator.vendor.thaiopensource.validate.Validator;
import nu.validator.vendor.thaiopensource.validate.prop.rng.RngProperty;
import nu.validator.vendor.thaiopensource.validate.rng.CompactSchemaReader;
import nu.validator.vendor.thaiopensource.xml.sax.Jaxp11XMLReaderCreator;
import nu.validator.xml.NullEntityResolver;
import nu.validator.xml.ariaattributes.AriaAttributeDroppingSchemaWrapper;
import nu.validator.xml.customelements.NamespaceChangingSchemaWrapper;
import nu.validator.xml.dataattributes.DataAttributeDroppingSchemaWrapper;
import nu.validator.xml.langattributes.XmlLangAttributeDroppingSchemaWrapper;
import nu.validator.xml.roleattributes.RoleAttributeFilteringSchemaWrapper;
import nu.validator.xml.templateelement.TemplateElementDroppingSchemaWrapper;
import org.jsoup.Jsoup;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Whether a page is valid HTML, by the W3C's Nu checker. Its own front door brings a web server and a web client; these are its
 * parts in the order in which it puts them together.
 */
public final class Markup {
    /** The attributes of htmx are meant to be there; the checker can't know them. */
    private static final String OF_HTMX = "Attribute “hx-";

    /** What somebody typed is given back as it was, a day that is none or a line feed included. */
    private static final String TYPED = "for attribute “value” on element “input”: Bad";

    /** A heading is read as one; what changes in it would be read out without it. */
    private static final String TOLD_IN_HEADINGS =
            ":is(h1, h2, h3, h4, h5, h6, legend, summary) :is([role=status], [role=alert], [role=log], [aria-live])";

    /** The checker follows its schema by recursion, deeper than the usual stack is. */
    private static final long STACK = 64L << 20;

    private static final ExecutorService DEEP = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(null, work, "markup", STACK);
        thread.setDaemon(true);
        return thread;
    });

    private static final Future<Schema> HTML = DEEP.submit(Markup::html);

    private Markup() {}

    /** What is wrong with a whole document, one line each: looked at beside what else is to do. */
    public static Future<List<String>> faults(String document) {
        return DEEP.submit(() -> check(document));
    }

    private static List<String> check(String document) throws Exception {
        Collected faults = new Collected(document);
        PropertyMap properties = properties(faults);
        Validator validator = HTML.get().createValidator(properties);
        validator = new CombineValidator(validator, CheckerSchema.ASSERTION_SCH.createValidator(properties));
        for (Checker checker : List.of(
                new TableChecker(),
                new DuplicateDtChecker(),
                new HeadingHierarchyChecker(),
                new NormalizationChecker(),
                new TextContentChecker(),
                new UncheckedSubtreeWarner(),
                new UsemapChecker())) {
            validator = new CombineValidator(validator, new CheckerValidator(checker, properties));
        }
        HtmlParser parser = new HtmlParser();
        parser.setXmlPolicy(XmlViolationPolicy.ALLOW);
        parser.setContentSpacePolicy(XmlViolationPolicy.ALTER_INFOSET);
        parser.setXmlnsPolicy(XmlViolationPolicy.ALTER_INFOSET);
        parser.setMappingLangToXmlLang(true);
        parser.setContentHandler(validator.getContentHandler());
        parser.setErrorHandler(faults);
        parser.parse(new InputSource(new StringReader(document)));
        Jsoup.parse(document).select(TOLD_IN_HEADINGS).forEach(e -> faults.lines.add("live region in a heading: " + e));
        return faults.lines;
    }

    private static Schema html() throws IOException, SAXException, IncorrectSchemaException {
        LocalCacheEntityResolver kept = new LocalCacheEntityResolver(new NullEntityResolver());
        kept.setAllowRnc(true);
        PropertyMapBuilder builder = new PropertyMapBuilder();
        builder.put(ValidateProperty.ENTITY_RESOLVER, kept);
        builder.put(ValidateProperty.XML_READER_CREATOR, new Jaxp11XMLReaderCreator());
        RngProperty.CHECK_ID_IDREF.add(builder);
        Schema schema = CompactSchemaReader.getInstance()
                .createSchema(kept.resolveEntity(null, "http://s.validator.nu/html5.rnc"), builder.toPropertyMap());
        schema = new DataAttributeDroppingSchemaWrapper(schema);
        schema = new AriaAttributeDroppingSchemaWrapper(schema);
        schema = new XmlLangAttributeDroppingSchemaWrapper(schema);
        schema = new RoleAttributeFilteringSchemaWrapper(schema);
        schema = new TemplateElementDroppingSchemaWrapper(schema);
        return new NamespaceChangingSchemaWrapper(schema);
    }

    private static PropertyMap properties(ErrorHandler faults) {
        PropertyMapBuilder builder = new PropertyMapBuilder();
        builder.put(ValidateProperty.ERROR_HANDLER, faults);
        builder.put(ValidateProperty.XML_READER_CREATOR, new Jaxp11XMLReaderCreator());
        RngProperty.CHECK_ID_IDREF.add(builder);
        return builder.toPropertyMap();
    }

    /** The errors, each with the line of the page where it was found. Warnings are matters of taste. */
    private static final class Collected implements ErrorHandler {
        private final List<String> lines = new ArrayList<>();
        private final String[] source;

        private Collected(String document) {
            source = document.split("\n", -1);
        }

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {
            if (!e.getMessage().startsWith(OF_HTMX) && !e.getMessage().contains(TYPED)) {
                lines.add(e.getMessage() + " " + around(e.getLineNumber(), e.getColumnNumber()));
            }
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }

        private String around(int line, int column) {
            if (line < 1 || line > source.length) {
                return "";
            }
            String text = source[line - 1];
            int end = Math.min(text.length(), Math.max(column, 0));
            return "[" + line + "] "
                    + text.substring(Math.max(0, end - 120), end).strip();
        }
    }
}
