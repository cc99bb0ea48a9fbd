// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the modules pointing one way: a package belongs to one module. */
@AnalyzeClasses(packages = "io.obkv", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDirectionTest {
  @ArchTest
  static final ArchRule modulesDependOneWay = layeredArchitecture()
      .consideringOnlyDependenciesInLayers()
      .layer("driver-core")
      .definedBy(
          "io.obkv.error..",
          "io.obkv.value..",
          "io.obkv.partition..",
          "io.obkv.protocol..",
          "io.obkv.transport..")
      .optionalLayer("routing")
      .definedBy("io.obkv.routing..")
      .optionalLayer("driver-table")
      .definedBy("io.obkv.table..")
      .optionalLayer("driver-hbase")
      .definedBy("io.obkv.hbase..")
      .optionalLayer("server-lite")
      .definedBy("io.obkv.server..")
      .optionalLayer("samples")
      .definedBy("io.obkv.samples..")
      .optionalLayer("compat-tests")
      .definedBy("io.obkv.compat..")
      .whereLayer("driver-core")
      .mayNotAccessAnyLayer()
      .whereLayer("routing")
      .mayOnlyAccessLayers("driver-core")
      .whereLayer("driver-table")
      .mayOnlyAccessLayers("driver-core", "routing")
      .whereLayer("driver-hbase")
      .mayOnlyAccessLayers("driver-core", "routing", "driver-table")
      .whereLayer("server-lite")
      .mayOnlyAccessLayers("driver-core");
}
