package io.millrace.learning.model.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What models with a named optimizer, and {@code pa} in absolute units, predicted before the
 * defaults became relative, to the bit.
 */
class TextbookBitsTest {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private static final Map<String, Map<String, Object>> SETTINGS =
      Map.ofEntries(
          Map.entry("sgd", Map.of("optimizer", "sgd")),
          Map.entry(
              "sgd inverse",
              Map.of(
                  "optimizer",
                  Map.of("type", "sgd", "schedule", "inverse_scaling", "power", "0.3"))),
          Map.entry("momentum", Map.of("optimizer", Map.of("type", "momentum", "rate", "0.01"))),
          Map.entry("nesterov", Map.of("optimizer", Map.of("type", "nesterov", "rate", "0.01"))),
          Map.entry("adagrad", Map.of("optimizer", "adagrad")),
          Map.entry("rmsprop", Map.of("optimizer", "rmsprop")),
          Map.entry("adam", Map.of("optimizer", "adam")),
          Map.entry("amsgrad", Map.of("optimizer", "amsgrad")),
          Map.entry("ftrl", Map.of("optimizer", "ftrl")),
          Map.entry("plain sgd", Map.of("optimizer", "sgd", "scale", "none")),
          Map.entry(
              "huber averaged",
              Map.of(
                  "optimizer",
                  "sgd",
                  "loss",
                  "huber",
                  "average",
                  "true",
                  "l1",
                  "0.01",
                  "l2",
                  "0.1")),
          Map.entry(
              "quantile",
              Map.of(
                  "optimizer", Map.of("type", "sgd", "rate", "0.1"),
                  "loss", Map.of("type", "quantile", "tau", "0.3"),
                  "intercept_rate", "0.5")),
          Map.entry(
              "epsilon",
              Map.of("optimizer", "sgd", "loss", "epsilon_insensitive", "scale", "robust")),
          Map.entry(
              "fourier",
              Map.of(
                  "optimizer", Map.of("type", "sgd", "rate", "0.3"),
                  "fourier", Map.of("features", "20", "gamma", "0.05"))),
          Map.entry("pa", Map.of("variant", "pa")),
          Map.entry("pa1", Map.of("variant", "pa1")),
          Map.entry("pa2", Map.of("variant", "pa2", "c", "0.3", "epsilon", "0.5")),
          Map.entry("pa none", Map.of("scale", "none", "intercept", "false")));

  private static Map<String, Object> settings(final String type, final String name) {
    final Map<String, Object> settings = new HashMap<>(SETTINGS.get(name));
    if (type.startsWith("pa")) {
      settings.put("units", "absolute");
    }
    if (type.equals("pa class")) {
      settings.remove("epsilon");
    }
    return settings;
  }

  private static double[] features(final Random random) {
    final double[] x = new double[3];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian() * (i + 1) + i;
    }
    return x;
  }

  private static long fold(final long hash, final double value) {
    return (hash ^ Double.doubleToLongBits(value)) * PRIME;
  }

  private static long ofNumbers(final ModelDefinition definition) {
    final Model model = ModelCatalogue.create(definition, 3);
    final Random random = new Random(33);
    long hash = OFFSET;
    for (int k = 0; k < 500; k++) {
      final double[] x = features(random);
      hash = fold(hash, model.issue(x));
      model.learn(x, 2 * x[0] - x[1] + 3 + random.nextGaussian());
    }
    return hash;
  }

  private static long ofClasses(final ModelDefinition definition) {
    final Classifier model = ModelCatalogue.createClassifier(definition, 3);
    final Random random = new Random(34);
    final double[] probabilities = new double[2];
    long hash = OFFSET;
    for (int k = 0; k < 500; k++) {
      final double[] x = features(random);
      model.issue(x, probabilities);
      hash = fold(hash, probabilities[1]);
      model.learn(x, x[0] - x[1] + random.nextGaussian() > 0 ? 1 : 0);
    }
    return hash;
  }

  @ParameterizedTest
  @CsvSource({
    "linear, sgd, 0xc226a834c05c2f58",
    "logistic, sgd, 0x240d2c097e7611f6",
    "softmax, sgd, 0xcb45e68961ab6fde",
    "linear, sgd inverse, 0xcbb54b40c4345f6b",
    "logistic, sgd inverse, 0x2d2f6555971a3e24",
    "softmax, sgd inverse, 0x75d8a2700de42b52",
    "linear, momentum, 0xadeaa5e40ec01d19",
    "logistic, momentum, 0x1d1636af1a7fa590",
    "softmax, momentum, 0x3b7b178dd809f994",
    "linear, nesterov, 0x603b8650d2ed6f0c",
    "logistic, nesterov, 0x7da829ef7f77cbc3",
    "softmax, nesterov, 0xf253559d2072cd67",
    "linear, adagrad, 0xa2768572a90e1994",
    "logistic, adagrad, 0xbaa7dbbb7c77d967",
    "softmax, adagrad, 0xbb17e0a59742b68d",
    "linear, rmsprop, 0x9a128d902f1260de",
    "logistic, rmsprop, 0xcc705b4bb7f83637",
    "softmax, rmsprop, 0x12ec5871a505bb87",
    "linear, adam, 0xc10417bd5a570185",
    "logistic, adam, 0x24a788328728e27c",
    "softmax, adam, 0x9c3bf54bad3be474",
    "linear, amsgrad, 0x5fe4f54a2cf02efb",
    "logistic, amsgrad, 0x908ad6a342ee45c5",
    "softmax, amsgrad, 0xd8fab0b6968b34d2",
    "linear, ftrl, 0xff44b08f0cfcfc5a",
    "logistic, ftrl, 0x265dc9865974474c",
    "softmax, ftrl, 0x4656c33a29a0a14c",
    "linear, plain sgd, 0xac14ecda620af28d",
    "logistic, plain sgd, 0xc897270a45f94e83",
    "softmax, plain sgd, 0x6fa9dfe2f9176e70",
    "linear, huber averaged, 0x971f45ce121c908e",
    "linear, quantile, 0x7b41235c92c89ad1",
    "linear, epsilon, 0x2ddb45da1675ac6c",
    "linear, fourier, 0xe45ab3082ba81686",
    "logistic, fourier, 0x024c860422d8e7c5",
    "softmax, fourier, 0x097cab4197c7a33c",
    "pa, pa, 0x86f01fc9a263a287",
    "pa class, pa, 0x3bb27c497e584030",
    "pa, pa1, 0x7a8199e5e975f5cf",
    "pa class, pa1, 0xe82ad52163b21f8d",
    "pa, pa2, 0xa646c86d1e0c5d7c",
    "pa class, pa2, 0x0f47089d9e77f5f7",
    "pa, pa none, 0x9a55257e94e0dcf3",
    "pa class, pa none, 0x398f79af5c6cd848",
  })
  void shouldPredictTheSameBitsWhenTheTextbookIsAskedFor(
      final String type, final String name, final String expected) {
    final String model =
        switch (type) {
          case "logistic" -> "linear";
          case "pa class" -> "pa";
          default -> type;
        };
    final ModelDefinition definition = ModelDefinition.of("m", model, settings(type, name));
    final boolean isNumber = type.equals("linear") || type.equals("pa");
    final long actual = isNumber ? ofNumbers(definition) : ofClasses(definition);
    assertEquals(expected, String.format("0x%016x", actual), type + " " + name);
  }
}
