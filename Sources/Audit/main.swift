import ArgumentParser
import Domain
import Engine
import GRDB
import Logging
import Render
